package io.parley.sandbox.salesforce;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that are links. A version without a document makes one, and with it a link to its owner and to the record that it is
 * first published at, as the reference of ContentVersion says. The stand-in keeps no contents: files with contents are
 * refused.
 */
final class Files {

    static final String VERSION = "ContentVersion";
    static final String DOCUMENT = "ContentDocument";
    static final String LINK = "ContentDocumentLink";

    private static final Set<String> PINS = Set.of("id", "contentdocumentid", "linkedentityid");

    private Files() {}

    /** Looks at a new version before it is saved, and gives it the document that it belongs to. */
    static void shape(Org org, Work work, ObjectType type, Map<Integer, @Nullable Object> given) {
        if (!type.name.equals(VERSION)) {
            return;
        }
        if (given.get(type.place("ContentUrl")) == null) {
            throw Problem.save("REQUIRED_FIELD_MISSING", "Required fields are missing: [VersionData]", "VersionData");
        }
        if (!org.setup.fileLinks()) {
            throw Problem.save(
                    "INSUFFICIENT_ACCESS_OR_READONLY",
                    "You do not have the level of access necessary to perform the operation you requested. Please contact"
                            + " the owner of the record or your administrator if access is necessary.");
        }
        Object title = given.get(type.place("Title"));
        if (title == null) {
            throw Problem.save("REQUIRED_FIELD_MISSING", "Required fields are missing: [Title]", "Title");
        }
        if (given.get(type.place("ContentDocumentId")) == null) {
            ObjectType documents = org.schema.get(DOCUMENT);
            Map<Integer, @Nullable Object> fields = new HashMap<>();
            fields.put(documents.place("Title"), title);
            fields.put(documents.place("Description"), given.get(type.place("Description")));
            fields.put(documents.place("OwnerId"), given.get(type.place("OwnerId")));
            fields.put(documents.place("FileType"), "LINK");
            fields.put(documents.place("ContentSize"), 0.0);
            fields.put(documents.place("PublishStatus"), "P");
            given.put(
                    type.place("ContentDocumentId"),
                    work.insert(documents, fields).id());
        }
        given.put(type.place("FileType"), "LINK");
        given.put(type.place("ContentSize"), 0.0);
        given.put(type.place("PublishStatus"), "P");
    }

    /** Makes the new version the newest of its document, and links a new document. */
    static void accompany(Org org, Work work, Row version) {
        if (!version.type.name.equals(VERSION)) {
            return;
        }
        List<Row> all = org.table(VERSION).by("ContentDocumentId", version.text("ContentDocumentId"));
        all.stream()
                .filter(other -> !other.id().equals(version.id()))
                .forEach(other -> work.set(other, Map.of("IsLatest", false)));
        work.set(version, Map.of("VersionNumber", String.valueOf(all.size())));
        Row document = work.live(org.schema.get(DOCUMENT), version.text("ContentDocumentId"));
        work.set(document, Map.of("LatestPublishedVersionId", version.id(), "Title", version.text("Title")));
        if (all.size() == 1) {
            link(org, work, document, document.text("OwnerId"), "I");
            String at = version.text("FirstPublishLocationId");
            if (!at.isEmpty() && !at.equals(document.text("OwnerId"))) {
                link(org, work, document, at, "V");
            }
        }
    }

    private static void link(Org org, Work work, Row document, String to, String share) {
        ObjectType links = org.schema.get(LINK);
        work.insert(
                links,
                Map.of(
                        links.place("ContentDocumentId"), document.id(),
                        links.place("LinkedEntityId"), to,
                        links.place("ShareType"), share));
    }

    /** A version goes with its document, and not by itself. */
    static void checkDelete(ObjectType type) {
        if (type.name.equals(VERSION)) {
            throw Problem.save("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        }
    }

    /** Links are found by what they link only. */
    static void checkQuery(ObjectType type, Query query) {
        Query.Condition where = query.where();
        List<Query.Condition> parts =
                where instanceof Query.All all ? all.parts() : where == null ? List.of() : List.of(where);
        if (type.name.equals(LINK) && parts.stream().noneMatch(Files::pins)) {
            throw Problem.malformedQuery(
                    "Implementation restriction: ContentDocumentLink requires a filter by a single Id"
                            + " on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN"
                            + " operator.");
        }
    }

    private static boolean pins(Query.Condition condition) {
        return condition instanceof Query.Compare compare
                && PINS.contains(compare.path().toLowerCase(java.util.Locale.ROOT))
                && List.of("=", "IN").contains(compare.operator());
    }

    /** The links among the files of a record, newest last. */
    static List<Row> of(Org org, Row record) {
        if (org.schema.find(LINK) == null || org.schema.find(DOCUMENT) == null || org.schema.find(VERSION) == null) {
            return List.of();
        }
        return org.table(LINK).by("LinkedEntityId", record.id()).stream()
                .map(link -> org.table(DOCUMENT).find(link.text("ContentDocumentId")))
                .filter(document -> document != null && !document.deleted())
                .map(document -> org.table(VERSION).find(document.text("LatestPublishedVersionId")))
                .filter(version -> version != null && !version.deleted())
                .toList();
    }
}
