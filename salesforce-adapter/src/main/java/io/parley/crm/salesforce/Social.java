package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which objects the messages and authors of an org live in: decided by describe, and anew when the org has changed. */
final class Social {

    private static final SocialObjects CUSTOM = new CustomObjects();
    private static final SocialObjects STANDARD = new StandardObjects();

    /** What an admin wants. */
    enum Mode {
        /** Salesforce's own objects where they can be created and have our keys, else Parley's. */
        AUTO,
        STANDARD,
        CUSTOM;

        /** @throws IllegalArgumentException when there is no such mode */
        static Mode of(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("social-objects: '" + word + "' is none of "
                            + Arrays.stream(values()).map(Mode::word).collect(Collectors.joining(", ")) + "."));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Mode mode;
    private final Shapes shapes;

    Social(Mode mode, Shapes shapes) {
        this.mode = mode;
        this.shapes = shapes;
    }

    /** @throws io.parley.crm.CrmFailure when the org can't be asked */
    SocialObjects objects() {
        return mode == Mode.STANDARD || mode == Mode.AUTO && why().isEmpty() ? STANDARD : CUSTOM;
    }

    /** Why an org that may choose keeps messages in Parley's own objects; empty when it does not. */
    String why() {
        String post = why(STANDARD.message(), STANDARD.messageKey());
        return post.isEmpty() ? why(STANDARD.persona(), STANDARD.personaKey()) : post;
    }

    private String why(String object, String key) {
        Shape shape = shapes.find(object);
        if (shape == null) {
            return "this org has no " + object;
        }
        if (!shape.createable() || !shape.updateable()) {
            return object + " can't be created here";
        }
        Shape.Field field = shape.field(key);
        return field != null && field.unique() && field.externalId() && field.createable()
                ? ""
                : object + " has no unique external id " + key;
    }

    /** Where messages live, for an admin. */
    String told() {
        String where = "Messages live in " + objects().message() + ", authors in "
                + objects().persona();
        return mode == Mode.AUTO && objects() == CUSTOM ? where + ", since " + why() + "." : where + ".";
    }
}
