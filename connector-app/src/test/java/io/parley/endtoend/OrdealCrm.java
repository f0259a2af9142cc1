package io.parley.endtoend;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** A stand-in of a CRM that goes through an {@link Ordeal}, with the eyes and hands of its reps. */
interface OrdealCrm extends AutoCloseable {

    /** The lines of the CRM in parley.yaml, below its name; its secret is {@code ${CRM_SECRET}}. */
    List<String> yaml();

    String secret();

    /** From now on about one call in twenty fails, in ways that are hard on whoever called. */
    void fivePercentFaults(long seed);

    /** Customers' messages in the order in which the CRM made them. */
    List<Said> said();

    /**
     * A customer's message.
     *
     * @param customer the name by which the customer posts
     * @param record the id of the case it stands on
     */
    record Said(String customer, String text, String record) {}

    long cases();

    /** A rep answers some case; returns the key of the answer. */
    String answer(Random random, String text);

    /** How many answers there are of which the rep was not told yet that they are published. */
    long untold();

    /** How many calls failed on purpose, and how many there were. */
    Counts counts();

    /** How much the CRM went through. */
    record Counts(long faults, long calls) {}

    @Override
    void close();

    /** The customer in the address of a post on the square. */
    static String customer(String url) {
        return url.replaceAll("(?s).*/@([^/]+)/.*", "$1");
    }

    /** Posts and replies by who said them, in order. */
    static Map<String, List<String>> byCustomer(List<Said> said) {
        Map<String, List<String>> byCustomer = new java.util.TreeMap<>();
        said.forEach(one -> byCustomer
                .computeIfAbsent(one.customer(), key -> new java.util.ArrayList<>())
                .add(one.text()));
        return byCustomer;
    }
}
