package io.parley.crm.salesforce;

import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.Finding;
import java.util.List;

/** Looks whether links to attachments can become files. None of it holds up a message. */
final class AttachmentCheck {

    private final String subject;
    private final Shapes shapes;

    AttachmentCheck(String subject, Shapes shapes) {
        this.subject = subject;
        this.shapes = shapes;
    }

    List<Finding> findings() {
        Shape version = shapes.find(FileLink.VERSION);
        if (version == null || !FileLink.makeable(version) || shapes.find(FileLink.LINK) == null) {
            return List.of(Finding.warning(
                    subject,
                    "attachments: links is set, and the integration user may not make files (ContentVersion with a link):"
                            + " attachments are links in the text only.",
                    "In Setup, switch on Salesforce CRM Content and tick Salesforce CRM Content User on the integration user,"
                            + " or set attachments: text."));
        }
        return List.of(Finding.ok(subject, "Links to attachments can become files of a record."));
    }
}
