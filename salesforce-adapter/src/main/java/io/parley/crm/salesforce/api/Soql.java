package io.parley.crm.salesforce.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes values into SOQL so that they stay values, and SOQL into URLs. */
public final class Soql {

    /** A query travels in the URL, and servers and proxies end at 8,000 characters; this leaves room for the rest. */
    private static final int LONGEST_LIST = 5_000;

    /** Salesforce itself ends at 16,384 characters, and nothing says that it does not within a body. */
    private static final int LONGEST_IN_BODY = 12_000;

    private static final String PLAIN = "-_.~'(),:*!";

    private Soql() {}

    /** A string literal. */
    public static String text(String value) {
        StringBuilder literal = new StringBuilder("'");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> literal.append("\\\\");
                case '\'' -> literal.append("\\'");
                case '"' -> literal.append("\\\"");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                case '\b' -> literal.append("\\b");
                case '\f' -> literal.append("\\f");
                default -> literal.append(c);
            }
        }
        return literal.append('\'').toString();
    }

    /** {@code ('a','b')}, in as many lists as it takes for each to fit into a URL. */
    public static List<String> lists(Collection<String> values) {
        return lists(values, LONGEST_LIST);
    }

    /** As {@link #lists(Collection)}, for a query that travels in a body. */
    public static List<String> longLists(Collection<String> values) {
        return lists(values, LONGEST_IN_BODY);
    }

    private static List<String> lists(Collection<String> values, int longest) {
        List<String> lists = new ArrayList<>();
        List<String> current = new ArrayList<>();
        int length = 0;
        for (String value : values) {
            String literal = text(value);
            int more = encode(literal).length() + 1;
            if (!current.isEmpty() && length + more > longest) {
                lists.add(joined(current));
                current.clear();
                length = 0;
            }
            current.add(literal);
            length += more;
        }
        if (!current.isEmpty()) {
            lists.add(joined(current));
        }
        return lists;
    }

    private static String joined(List<String> literals) {
        return literals.stream().collect(Collectors.joining(",", "(", ")"));
    }

    /** Percent-encodes a query value; what a query may hold as it is stays, so that long lists stay short. */
    public static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 64);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (letter || PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
