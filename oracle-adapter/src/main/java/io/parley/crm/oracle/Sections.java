package io.parley.crm.oracle;

import io.parley.mapping.MappingForm;
import io.parley.mapping.Section;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of a mapping for Oracle CRM On Demand: one for each object that Parley makes. */
final class Sections {

    static final Section REQUEST = Section.ofItem(
            "service-request",
            Schema.REQUEST,
            "Id ExternalSystemId IntegrationId Status ContactId AccountId Owner OwnerId ReassignOwnerFlag");

    static final Section LEAD =
            Section.ofItem("lead", Schema.LEAD, "Id ExternalSystemId IntegrationId Status Owner OwnerId LeadOwner");

    static final Section MESSAGE = Section.ofItem(
            "message", Schema.NOTE, "Id ExternalSystemId IntegrationId Description Private Status Type LeadId");

    static final Section CONTACT =
            Section.ofAuthor("contact", Schema.CONTACT, "Id ExternalSystemId IntegrationId ContactEmail AccountId");

    static final MappingForm FORM = new MappingForm(
            "Oracle CRM On Demand",
            List.of(REQUEST, LEAD, MESSAGE, CONTACT),
            Pattern.compile("[A-Za-z][A-Za-z0-9_]*"),
            "Write its name in the generic Web services, such as Subject or CustomText0.",
            MappingForm.resource(Sections.class, "mapping.yaml"));

    private Sections() {}
}
