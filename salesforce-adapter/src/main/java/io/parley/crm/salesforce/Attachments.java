package io.parley.crm.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.CrmFailure;
import io.parley.crm.salesforce.api.Bundle;
import io.parley.crm.salesforce.api.ErrorTable;
import io.parley.crm.salesforce.api.SalesforceApi;
import io.parley.crm.salesforce.api.SalesforceId;
import io.parley.crm.salesforce.api.SaveResult;
import io.parley.crm.salesforce.api.SaveResult.Problem;
import io.parley.crm.salesforce.api.Shape;
import io.parley.crm.salesforce.api.Shapes;
import io.parley.model.Outcome;
import io.parley.model.RecordRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts links to the pictures and files of messages among the files of their records, and takes them away again when the
 * author takes the message back. Nothing is fetched: a file of Salesforce may be a link.
 *
 * <p>A file says in its description which message it came with. A message that was saved a moment ago has no files yet; for
 * any other the record's files are looked at first, so that a repeat makes none twice.
 */
final class Attachments {

    private static final Logger log = LoggerFactory.getLogger(Attachments.class);

    private static final String MINE = "Linked by Parley. Message: ";
    private static final String NOT_THERE = "Not all attachments are among the files: ";

    private final String crm;
    private final SalesforceApi api;
    private final RecordFields fields;
    private final Social social;
    private final Shapes shapes;
    private final boolean on;

    /** @param on whether links become files at all; in the text of a message they are in any case */
    Attachments(String crm, SalesforceApi api, RecordFields fields, Social social, Shapes shapes, boolean on) {
        this.crm = crm;
        this.api = api;
        this.fields = fields;
        this.social = social;
        this.shapes = shapes;
        this.on = on;
    }

    /** Before messages are saved: finds out which attachments can be files, and has the messages say which can't. */
    void foresee(List<Going> batch) {
        List<Going> with = batch.stream()
                .filter(going -> on && !FileLink.of(going.mention()).isEmpty())
                .toList();
        if (with.isEmpty()) {
            return;
        }
        try {
            Shape version = shapes.find(FileLink.VERSION);
            with.forEach(going -> foresee(going, version));
        } catch (CrmFailure failure) {
            with.forEach(going -> going.end(failure.outcome()));
        }
    }

    private static void foresee(Going going, @Nullable Shape version) {
        List<FileLink> all = FileLink.of(going.mention());
        if (version == null || !FileLink.makeable(version)) {
            going.say(NOT_THERE + "this org lets Parley make no files.");
            return;
        }
        int most = FieldValues.length(version.field("ContentUrl"));
        going.files = all.stream().filter(link -> link.url().length() <= most).toList();
        if (going.files.size() < all.size()) {
            going.say(NOT_THERE + "an address has more than " + most + " characters.");
        }
    }

    /** After messages were saved. What goes wrong with a file costs no message. */
    void bring(List<Going> batch) {
        List<Going> due = batch.stream()
                .filter(going -> on && going.arrived() && going.record != null)
                .filter(going -> going.mention().tombstone() || !going.files.isEmpty())
                .toList();
        if (due.isEmpty()) {
            return;
        }
        try {
            carry(due);
        } catch (CrmFailure failure) {
            if (failure.outcome() instanceof Outcome.Refused refused) {
                note(withFiles(due), refused.reason());
            } else {
                // The messages stand, and a repeat leaves them as they are. An admin may have changed the org.
                shapes.forget();
                due.forEach(going -> going.end(failure.outcome()));
            }
        }
    }

    private void carry(List<Going> due) {
        List<Going> seen = due.stream()
                .filter(going -> going.mention().tombstone() || !going.fresh)
                .toList();
        if (!seen.isEmpty() && shapes.find(FileLink.LINK) == null) {
            note(withFiles(seen), "Parley may not look at files.");
            carry(due.stream().filter(going -> !seen.contains(going)).toList());
            return;
        }
        List<JsonNode> standing = standing(seen);
        Map<Going, List<FileLink>> missing = missing(due, standing);
        Map<Going, Problem> problems = new LinkedHashMap<>();
        Bundle bundle = api.bundle();
        make(bundle, missing, problems);
        remove(bundle, due, standing);
        bundle.send();
        settle(problems);
    }

    private static List<Going> withFiles(List<Going> some) {
        return some.stream().filter(going -> !going.files.isEmpty()).toList();
    }

    private List<JsonNode> standing(List<Going> seen) {
        Set<String> records = new LinkedHashSet<>();
        seen.forEach(going -> records.add(record(going).id()));
        return api.queryFor(
                records,
                list -> "SELECT LinkedEntityId, ContentDocumentId, ContentDocument.LatestPublishedVersion.ContentUrl,"
                        + " ContentDocument.LatestPublishedVersion.Description FROM " + FileLink.LINK
                        + " WHERE LinkedEntityId IN " + list);
    }

    /** Two messages may show the same picture: each has its own file, which goes with it. */
    private static Map<Going, List<FileLink>> missing(List<Going> due, List<JsonNode> standing) {
        Set<String> there = new HashSet<>();
        standing.forEach(row -> there.add(
                place(row.path("LinkedEntityId").asText(), version(row, "Description"), version(row, "ContentUrl"))));
        Map<Going, List<FileLink>> missing = new LinkedHashMap<>();
        for (Going going : due) {
            List<FileLink> absent = going.files.stream()
                    .filter(link -> there.add(place(record(going).id(), mark(going), link.url())))
                    .toList();
            if (!absent.isEmpty()) {
                missing.put(going, absent);
            }
        }
        return missing;
    }

    private static String place(String record, String mark, String url) {
        return SalesforceId.core(record) + '\n' + mark + '\n' + url;
    }

    private static String version(JsonNode row, String field) {
        return row.at("/ContentDocument/LatestPublishedVersion/" + field)
                .asText()
                .strip();
    }

    private static String mark(Going going) {
        return MINE + going.delivery.key();
    }

    private void make(Bundle bundle, Map<Going, List<FileLink>> missing, Map<Going, Problem> problems) {
        List<Going> owners = new ArrayList<>();
        List<ObjectNode> bodies = new ArrayList<>();
        missing.forEach((going, links) -> links.forEach(link -> {
            owners.add(going);
            bodies.add(body(going, link));
        }));
        for (int from = 0; from < bodies.size(); from += SalesforceApi.COLLECTION) {
            int to = Math.min(bodies.size(), from + SalesforceApi.COLLECTION);
            List<Going> theirs = owners.subList(from, to);
            bundle.create(bodies.subList(from, to), Posts.NO_RULE, results -> {
                for (int i = 0; i < results.size(); i++) {
                    Problem problem = results.get(i).problem();
                    if (problem != null) {
                        problems.putIfAbsent(theirs.get(i), problem);
                    }
                }
            });
        }
    }

    private ObjectNode body(Going going, FileLink link) {
        ObjectNode body = RecordFields.record(FileLink.VERSION);
        fields.line(body, "Title", link.title());
        body.put("ContentUrl", link.url());
        // Says where it is, and links it to the record in the same step.
        body.put("FirstPublishLocationId", record(going).id());
        body.put("Description", mark(going));
        Shape.Field location = fields.field(body, "ContentLocation");
        if (location != null && location.createable() && location.values().contains(FileLink.ON_A_NETWORK)) {
            body.put("ContentLocation", FileLink.ON_A_NETWORK);
        }
        return body;
    }

    private void remove(Bundle bundle, List<Going> due, List<JsonNode> standing) {
        Set<String> withdrawn = new HashSet<>();
        due.stream()
                .filter(going -> going.mention().tombstone())
                .forEach(going -> withdrawn.add(place(record(going).id(), mark(going), "")));
        Set<String> documents = new LinkedHashSet<>();
        for (JsonNode row : standing) {
            if (withdrawn.contains(place(row.path("LinkedEntityId").asText(), version(row, "Description"), ""))) {
                documents.add(row.path("ContentDocumentId").asText());
            }
        }
        List<String> ids = List.copyOf(documents);
        for (int from = 0; from < ids.size(); from += SalesforceApi.COLLECTION) {
            bundle.delete(ids.subList(from, Math.min(ids.size(), from + SalesforceApi.COLLECTION)), this::removed);
        }
    }

    private void removed(List<SaveResult> results) {
        for (SaveResult result : results) {
            Problem problem = result.problem();
            if (problem != null && !Records.gone(problem)) {
                log.atWarn()
                        .addKeyValue("crm", crm)
                        .log(
                                "A file of a message that its author took back could not be deleted. {}",
                                ErrorTable.words(problem));
            }
        }
    }

    private void settle(Map<Going, Problem> problems) {
        Map<String, List<Going>> refused = new HashMap<>();
        problems.forEach((going, problem) -> {
            if (ErrorTable.ofRecord("attachment", problem) instanceof Outcome.Retry wait) {
                going.end(wait);
            } else {
                refused.computeIfAbsent(ErrorTable.words(problem), none -> new ArrayList<>())
                        .add(going);
            }
        });
        refused.forEach((words, some) -> note(some, words));
    }

    /** Has messages that stand say why a file is missing. */
    private void note(List<Going> about, String why) {
        SocialObjects objects = social.objects();
        List<ObjectNode> bodies = new ArrayList<>();
        for (Going going : about) {
            if (going.message != null) {
                ObjectNode body = RecordFields.record(objects.message()).put("id", going.message);
                fields.line(body, objects.statusMessage(), (going.told + ' ' + NOT_THERE + why).strip());
                bodies.add(body);
            }
        }
        if (!about.isEmpty()) {
            log.atWarn().addKeyValue("crm", crm).log("Attachments of {} messages are no files. {}", about.size(), why);
        }
        for (int from = 0; from < bodies.size(); from += SalesforceApi.COLLECTION) {
            told(bodies.subList(from, Math.min(bodies.size(), from + SalesforceApi.COLLECTION)));
        }
    }

    private void told(List<ObjectNode> bodies) {
        try {
            api.update(bodies);
        } catch (CrmFailure untold) {
            log.atWarn().addKeyValue("crm", crm).log("A message does not say so. {}", untold.getMessage());
        }
    }

    private static RecordRef record(Going going) {
        return Objects.requireNonNull(going.record, "it has arrived");
    }
}
