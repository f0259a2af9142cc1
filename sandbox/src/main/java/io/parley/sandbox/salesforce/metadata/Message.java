package io.parley.sandbox.salesforce.metadata;

import org.jspecify.annotations.Nullable;

/**
 * What a deployment says about one component.
 *
 * @param problem null when it is well
 */
record Message(
        String type,
        String name,
        String file,
        boolean created,
        boolean deleted,
        @Nullable String problem) {

    static Message done(Component component, boolean created) {
        return new Message(
                component.kind().type, component.name(), component.kind().path(component.name()), created, false, null);
    }

    static Message failed(Component component, String problem) {
        return new Message(
                component.kind().type,
                component.name(),
                component.kind().path(component.name()),
                false,
                false,
                problem);
    }

    static Message failed(String file, String problem) {
        return new Message("", file, file, false, false, problem);
    }

    boolean success() {
        return problem == null;
    }
}
