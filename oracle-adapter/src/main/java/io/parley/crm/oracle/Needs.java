package io.parley.crm.oracle;

import io.parley.crm.CrmFailure;
import io.parley.model.Outcome;

/** What must be there before anything is written: without it, replies would not be heard and authors not known. */
final class Needs {

    private final Schema schema;
    private final String authorField;

    Needs(Schema schema, String authorField) {
        this.schema = schema;
        this.authorField = authorField;
    }

    /** Throws where something is missing; costs nothing while the tenant's fields are remembered. */
    void met() {
        if (schema.has(Schema.REQUEST) && !schema.has(Schema.REQUEST, authorField)) {
            schema.forget();
            throw new CrmFailure(
                    new Outcome.Blocked(
                            "The field " + authorField + " of the service request is not there.",
                            fix(authorField),
                            null),
                    null);
        }
    }

    static String fix(String authorField) {
        return "Run parley install. Or by hand: " + byHand(authorField);
    }

    /** What a person does about it. */
    static String byHand(String authorField) {
        return "in Admin > Application Customization > Service Request > Field Setup make the indexed field "
                + authorField
                + " (Text (Short)) and let the user's role see it, or name another one as author-field in parley.yaml.";
    }
}
