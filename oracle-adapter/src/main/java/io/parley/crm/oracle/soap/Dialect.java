package io.parley.crm.oracle.soap;

import java.util.Locale;
import java.util.Map;

/**
 * How objects are named in requests. The real descriptions that could be looked at follow one pattern; none of them was
 * of the service request, so an integrator can tell that a tenant writes one another way.
 *
 * @param others names that differ, by object
 */
public record Dialect(Map<String, Names> others) {

    /** Every object by the pattern. */
    public static final Dialect USUAL = new Dialect(Map.of());

    public Dialect {
        others = Map.copyOf(others);
    }

    /**
     * The names of one object.
     *
     * @param service the namespace of its operations, such as {@code urn:crmondemand/ws/ecbs/lead/}
     * @param data the namespace of its records up to {@code /Query} or {@code /Data}, such as {@code
     *     urn:/crmondemand/xml/Lead}
     * @param element a record of it, such as {@code Lead}: a list of these is {@code ListOfLead}, an operation {@code
     *     LeadInsert}
     */
    public record Names(String service, String data, String element) {

        static Names usual(String object) {
            return new Names(
                    "urn:crmondemand/ws/ecbs/" + object.toLowerCase(Locale.ROOT) + "/",
                    "urn:/crmondemand/xml/" + object,
                    object);
        }

        String list() {
            return "ListOf" + element;
        }

        /** The value of SOAPAction, its quotes included. */
        String action(String operation) {
            return "\"document/" + service + ":" + element + operation + '"';
        }
    }

    Names of(String object) {
        Names other = others.get(object);
        return other == null ? Names.usual(object) : other;
    }
}
