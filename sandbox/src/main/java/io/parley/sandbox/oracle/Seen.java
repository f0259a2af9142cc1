package io.parley.sandbox.oracle;

import org.jspecify.annotations.Nullable;

/** What a field shows: what stands in it, or what is looked up elsewhere. */
final class Seen {

    private final Org org;

    Seen(Org org) {
        this.org = org;
    }

    /** Empty when there is nothing. */
    String value(Row row, String field) {
        return switch (field) {
            case "AccountName" ->
                row.kind.name().equals("Account") ? row.get(field) : of(row, "AccountId", "Account", field);
            case "AccountExternalSystemId" -> of(row, "AccountId", "Account", "ExternalSystemId");
            case "ContactExternalSystemId" -> of(row, "ContactId", "Contact", "ExternalSystemId");
            case "LeadExternalSystemId" -> of(row, "LeadId", "Lead", "ExternalSystemId");
            case "ServiceRequestExternalSystemId" -> of(row, "ServiceRequestId", "ServiceRequest", "ExternalSystemId");
            case "ContactEmail", "ContactFirstName", "ContactLastName" -> contact(row, field);
            case "ContactFullName" ->
                (contact(row, "ContactFirstName") + " " + contact(row, "ContactLastName")).strip();
            case "LeadFullName" -> (row.get("LeadFirstName") + " " + row.get("LeadLastName")).strip();
            case "FullName" -> (row.get("FirstName") + " " + row.get("LastName")).strip();
            case "Owner", "LeadOwner" -> of(row, "OwnerId", "User", "Alias");
            case "CreatedByAlias" -> of(row, "CreatedById", "User", "Alias");
            case "ModifiedByAlias" -> of(row, "ModifiedById", "User", "Alias");
            case "CreatedByFullName", "CreatedBy" -> fullName(row, "CreatedById");
            case "ModifiedByFullName", "ModifiedBy" -> fullName(row, "ModifiedById");
            case "SourceName" -> source(row);
            default -> row.get(field);
        };
    }

    private String contact(Row row, String field) {
        return row.kind.name().equals("Contact") ? row.get(field) : of(row, "ContactId", "Contact", field);
    }

    private String of(Row row, String reference, String object, String field) {
        Row other = org.find(org.kind(object), row.get(reference));
        return other == null ? "" : other.get(field);
    }

    private String fullName(Row row, String reference) {
        Row user = org.find(org.kind("User"), row.get(reference));
        return user == null ? "" : value(user, "FullName");
    }

    private String source(Row note) {
        Row parent = parent(note);
        return parent == null
                ? ""
                : parent.get("Subject") + parent.get("AccountName") + value(parent, "ContactFullName");
    }

    private @Nullable Row parent(Row note) {
        return org.kinds().stream()
                .map(kind -> org.find(kind, note.get("SourceId")))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
