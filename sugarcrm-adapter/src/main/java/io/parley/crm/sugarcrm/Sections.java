package io.parley.crm.sugarcrm;

import io.parley.mapping.MappingForm;
import io.parley.mapping.Section;
import io.parley.model.RecordKind;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of a mapping for the Sugar line. */
final class Sections {

    private static final String BEAN = "id sync_key deleted created_by date_entered date_modified";

    static final Section CASE = Section.ofItem("case", "Cases", BEAN + " case_number");

    static final Section LEAD = Section.ofItem("lead", "Leads", BEAN);

    static final Section MESSAGE = Section.ofItem(
            "message",
            "case updates and notes",
            BEAN + " name description case_id contact_id internal parent_type parent_id portal_flag");

    static final MappingForm FORM = new MappingForm(
            "a Sugar or SuiteCRM module",
            List.of(CASE, LEAD, MESSAGE),
            Pattern.compile("[A-Za-z][A-Za-z0-9_]*"),
            "Write its name as Studio shows it, such as name or brand_c.",
            MappingForm.resource(Sections.class, "mapping.yaml"));

    private Sections() {}

    static Section of(RecordKind kind) {
        return kind == RecordKind.LEAD ? LEAD : CASE;
    }
}
