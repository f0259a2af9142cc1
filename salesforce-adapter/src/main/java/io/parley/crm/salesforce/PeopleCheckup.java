package io.parley.crm.salesforce;

import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.ContactSettings.Mode;
import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.Finding;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks whether the contacts, accounts and owners that parley.yaml speaks of are there. */
final class PeopleCheckup {

    private static final String CONTACT = "Contact";

    private final String subject;
    private final Shapes shapes;
    private final ContactSettings contacts;
    private final @Nullable String defaultOwner;
    private final Accounts accounts;
    private final Queues queues;

    PeopleCheckup(String crm, Shapes shapes, SalesforceSettings settings, Accounts accounts, Queues queues) {
        this.subject = "crm " + crm;
        this.shapes = shapes;
        this.contacts = settings.contacts();
        this.defaultOwner = settings.defaultOwner();
        this.accounts = accounts;
        this.queues = queues;
    }

    void add(List<Finding> findings) {
        if (defaultOwner != null && !queues.owners(Set.of(defaultOwner)).containsKey(defaultOwner)) {
            findings.add(Finding.warning(
                    subject,
                    "default-owner: there is no queue '" + defaultOwner + "' and no active user of that user name.",
                    "Write the label of a queue, or the user name of an active user."));
        }
        if (contacts.mode() == Mode.OFF) {
            return;
        }
        try {
            contacts(findings, shapes.fresh(CONTACT));
            accounts(findings);
        } catch (CrmFailure notSeen) {
            findings.add(Finding.warning(
                    subject,
                    "Contacts or accounts can't be looked at, so cases get no contact: " + notSeen.getMessage(),
                    "Give the integration user Read on Contact and Account, or set persona-to-contact: off."));
        }
    }

    private void contacts(List<Finding> findings, Shape shape) {
        contacts.profileFields().stream()
                .filter(field -> shape.field(field) == null)
                .forEach(field -> findings.add(Finding.blocking(
                        subject,
                        "contact-profile-fields: the field " + field + " on Contact is missing, or the integration user"
                                + " may not see it. No contact is found until then.",
                        "Correct its API name, or make it visible in the permission set.")));
        if (contacts.mode() != Mode.CREATE) {
            return;
        }
        Shape.Field key = shape.field("PersonaKey__c");
        if (key == null || !key.unique() || !key.externalId()) {
            findings.add(Finding.blocking(
                    subject,
                    "The field PersonaKey__c on Contact is missing or not a unique external id: a repeat could make a"
                            + " second contact.",
                    "Install the Parley package, or make it as docs/admin/salesforce.md says."));
        }
        if (!shape.createable()) {
            findings.add(Finding.blocking(
                    subject,
                    "The integration user may not create Contact records.",
                    "In its permission set allow Create on Contact, or set persona-to-contact: match."));
        }
    }

    private void accounts(List<Finding> findings) {
        if (contacts.mode() != Mode.CREATE) {
            return;
        }
        String name = contacts.defaultAccount();
        int named = name == null ? 1 : accounts.named().size();
        if (named != 1) {
            findings.add(Finding.warning(
                    subject,
                    "default-account: " + (named == 0 ? "no account is" : "several accounts are") + " called '" + name
                            + "'. New contacts get no account.",
                    "Write the id of the account."));
        }
        if (accounts.wanted() && accounts.personTypes().size() != 1) {
            findings.add(Finding.warning(
                    subject,
                    "person-accounts: this org has not exactly one record type of person accounts that fits.",
                    "Name one by person-account-type, or set person-accounts: off."));
        }
    }
}
