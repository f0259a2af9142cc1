package io.parley.crm.sugarcrm.v8;

import io.parley.crm.sugarcrm.api.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;

/** The addresses of V8, whose parameters have brackets. */
final class Paths {

    private Paths() {}

    /** One bean, with some of its fields. */
    static String bean(String module, String id, Collection<String> fields) {
        return "/module/" + module + "/" + encoded(id) + "?" + fields(module, fields);
    }

    /**
     * A page of beans. Without a size the server gives twenty, and no word about the others.
     *
     * @param more parameters, each with its &amp; before it
     */
    static String page(String module, Collection<String> fields, int size, int number, String more) {
        return "/module/" + module + "?" + fields(module, fields) + sized(size, number) + more;
    }

    /** A page of beans to which a bean is related; this one takes no fields. */
    static String related(String module, String id, String link, int size, int number) {
        return "/module/" + module + "/" + encoded(id) + "/relationships/" + link + "?"
                + sized(size, number).substring(1);
    }

    private static String sized(int size, int number) {
        return "&page%5Bsize%5D=" + size + "&page%5Bnumber%5D=" + number;
    }

    private static String fields(String module, Collection<String> fields) {
        return "fields%5B" + module + "%5D=" + encoded(String.join(",", new TreeSet<>(fields)));
    }

    static String filter(Query.Term term) {
        if (term instanceof Query.Is is) {
            return filter(is.field(), "eq", is.value());
        }
        if (term instanceof Query.IsNot not) {
            return filter(not.field(), "neq", not.value());
        }
        if (term instanceof Query.EndsWith ends) {
            return filter(ends.field(), "like", "%" + ends.end().replaceAll("([\\\\%_])", "\\\\$1"));
        }
        Query.Since since = (Query.Since) term;
        // The answers cut times to the minute, and this compares seconds.
        return filter(since.field(), "gte", Values.time(since.time()));
    }

    static String filter(String field, String operator, String value) {
        return "&filter%5B" + field + "%5D%5B" + operator + "%5D=" + encoded(value);
    }

    static String sort(String field) {
        return "&sort=" + encoded(field);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
