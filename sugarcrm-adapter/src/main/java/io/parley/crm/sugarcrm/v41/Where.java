package io.parley.crm.sugarcrm.v41;

import io.parley.crm.sugarcrm.api.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The conditions of a get_entry_list: a piece of SQL, put together of our own terms alone. A value of harmless characters
 * stands in quotes; any other stands as the hexadecimal digits of its bytes, so that there is nothing to get out of.
 */
final class Where {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_ .,:@+/\\[\\]-]*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final String module;

    Where(String module) {
        if (!NAME.matcher(module).matches()) {
            throw new IllegalArgumentException("no module: " + module);
        }
        this.module = module;
    }

    String all(List<Query.Term> terms) {
        return terms.stream().map(this::term).collect(Collectors.joining(" AND "));
    }

    String ascending(String field) {
        return field.equals("id") ? column("id") + " ASC" : column(field) + " ASC, " + column("id") + " ASC";
    }

    String ids(Collection<String> ids) {
        return column("id") + " IN (" + values(ids) + ")";
    }

    /** People who have one of the addresses, whichever of theirs it is. */
    String withEmail(Collection<String> emails) {
        List<String> capitals =
                emails.stream().map(email -> email.toUpperCase(Locale.ROOT)).toList();
        return column("id") + " IN (SELECT eabr.bean_id FROM email_addr_bean_rel eabr JOIN email_addresses ea"
                + " ON (ea.id = eabr.email_address_id) WHERE eabr.deleted = 0 AND eabr.bean_module = "
                + value(module) + " AND ea.email_address_caps IN (" + values(capitals) + "))";
    }

    private String term(Query.Term term) {
        String column = column(term.field());
        if (term instanceof Query.Is is) {
            return is.value().isEmpty()
                    ? "(" + column + " = '' OR " + column + " IS NULL)"
                    : column + " = " + value(wire(is.field(), is.value()));
        }
        if (term instanceof Query.IsNot not) {
            return not.value().isEmpty()
                    ? "(" + column + " <> '' AND " + column + " IS NOT NULL)"
                    : "(" + column + " <> " + value(wire(not.field(), not.value())) + " OR " + column + " IS NULL)";
        }
        if (term instanceof Query.EndsWith ends) {
            return column + " LIKE " + value("%" + literally(wire(ends.field(), ends.end())));
        }
        return column + " >= '" + time(((Query.Since) term).time()) + "'";
    }

    /** As the database holds it. */
    private String wire(String field, String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true") ? "1" : "0";
        }
        return Text.in(module, field, text);
    }

    private String column(String field) {
        if (!NAME.matcher(field).matches()) {
            throw new IllegalArgumentException("no field: " + field);
        }
        String table = module.toLowerCase(Locale.ROOT);
        return (field.endsWith("_c") ? table + "_cstm." : table + ".") + field;
    }

    private static String literally(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static String values(Collection<String> texts) {
        return texts.stream().map(Where::value).collect(Collectors.joining(", "));
    }

    /** A text as SQL. */
    static String value(String text) {
        boolean quoted = HARMLESS.matcher(text.replace("%", "")).matches();
        return quoted ? "'" + text + "'" : "0x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
