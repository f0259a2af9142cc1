package io.parley.crm.salesforce;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What parley.yaml says about the contacts behind authors.
 *
 * @param profileFields fields of Contact that hold the address of a profile
 * @param defaultAccount id or exact name of the account that new contacts belong to; null leaves them without one
 * @param personType developer name of the record type of person accounts; null takes the only one
 */
record ContactSettings(
        Mode mode,
        List<String> profileFields,
        @Nullable String defaultAccount,
        Persons persons,
        @Nullable String personType) {

    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** What is done about the contact of an author. */
    enum Mode {
        OFF,
        MATCH,
        CREATE
    }

    /** Whether a new contact is a person account. */
    enum Persons {
        /** It is, in an org that has them, unless an account for all contacts is named. */
        AUTO,
        ON,
        OFF
    }

    /** @throws IllegalArgumentException naming the option and what may stand there */
    static ContactSettings of(Map<String, String> options) {
        List<String> fields = Stream.of(text(options, "contact-profile-fields").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        fields.stream()
                .filter(name -> !FIELD.matcher(name).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException("contact-profile-fields: '" + wrong
                            + "' is not the API name of a field. Write names such as Fediverse_Profile__c.");
                });
        return new ContactSettings(
                one(options, "persona-to-contact", Mode.class),
                fields,
                optional(options, "default-account"),
                one(options, "person-accounts", Persons.class),
                optional(options, "person-account-type"));
    }

    private static <E extends Enum<E>> E one(Map<String, String> options, String name, Class<E> type) {
        String word = text(options, name).strip().toUpperCase(Locale.ROOT);
        // YAML reads the bare words on and off as yes and no.
        String plain =
                switch (word) {
                    case "FALSE", "NO" -> "OFF";
                    case "TRUE", "YES" -> "ON";
                    default -> word;
                };
        for (E each : Objects.requireNonNull(type.getEnumConstants())) {
            if (each.name().equals(plain)) {
                return each;
            }
        }
        String known = Stream.of(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        throw new IllegalArgumentException(
                name + ": '" + text(options, name) + "' means nothing here. Write one of " + known + ".");
    }

    private static @Nullable String optional(Map<String, String> options, String name) {
        String value = text(options, name).strip();
        return value.isEmpty() ? null : value;
    }

    private static String text(Map<String, String> options, String name) {
        return Objects.requireNonNullElse(options.get(name), "");
    }
}
