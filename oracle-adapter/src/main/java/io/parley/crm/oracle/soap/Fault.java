package io.parley.crm.oracle.soap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fault in either of its two shapes: with a stack of errors in {@code siebdetail}, or with one code that the gateway
 * before it gives.
 *
 * @param kind the word of SOAP, such as {@code Server} or {@code FailedAuthentication}
 * @param errors outermost first; the cause is often a later one
 * @param pause the one that the gateway asks for; null when it asks for none
 */
record Fault(String kind, List<Entry> errors, @Nullable Duration pause) {

    private static final Pattern CODE = Pattern.compile("SBL-[A-Z]{3}-[0-9]{5}");

    /**
     * One error.
     *
     * @param code such as {@code SBL-DAT-00225}; empty when it has none
     */
    record Entry(String code, String words) {}

    /** The fault in an answer; nothing when it tells of success. */
    static Optional<Fault> in(Node envelope) {
        return envelope.child("Body").flatMap(body -> body.child("Fault")).map(Fault::of);
    }

    private static Fault of(Node fault) {
        List<Entry> errors = new ArrayList<>();
        String outer = fault.text("faultstring");
        errors.add(new Entry(lastCode(outer), outer));
        Optional<Node> detail = fault.child("detail");
        detail.ifPresent(told -> {
            told.below("error").forEach(error -> errors.add(entry(error.text("errorcode"), error.text("errormsg"))));
            first(told, "ErrorCode")
                    .ifPresent(code -> errors.add(entry(
                            code.text(),
                            first(told, "ErrorMessage").map(Node::text).orElse(outer))));
        });
        String kind = fault.text("faultcode");
        return new Fault(
                kind.substring(kind.indexOf(':') + 1),
                List.copyOf(errors),
                detail.flatMap(told -> first(told, "RequestWait"))
                        .map(Fault::millis)
                        .orElse(null));
    }

    private static Optional<Node> first(Node in, String name) {
        return in.below(name).findFirst();
    }

    private static Entry entry(String code, String words) {
        String found = lastCode(code);
        return new Entry(found.isEmpty() ? lastCode(words) : found, words);
    }

    private static String lastCode(String text) {
        Matcher codes = CODE.matcher(text);
        String last = "";
        while (codes.find()) {
            last = codes.group();
        }
        return last;
    }

    private static @Nullable Duration millis(Node wait) {
        String text = wait.text().strip();
        return text.matches("[0-9]{1,9}") ? Duration.ofMillis(Long.parseLong(text)) : null;
    }

    /** The innermost error with one of these codes. */
    Optional<Entry> last(java.util.function.Predicate<String> codes) {
        return errors.stream()
                .filter(error -> !error.code().isEmpty() && codes.test(error.code()))
                .reduce((outer, inner) -> inner);
    }

    /** Whether any of its texts has these words in it. */
    boolean says(String words) {
        return errors.stream().anyMatch(error -> error.words().contains(words));
    }
}
