package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** /composite/sobjects: up to 200 records a call, each with its own result. */
final class Collections {

    private static final int LIMIT = 200;
    private static final String ROLLED_BACK = "ALL_OR_NONE_OPERATION_ROLLED_BACK";

    private final Org org;
    private final Duplicates duplicates;

    Collections(Org org, Duplicates duplicates) {
        this.org = org;
        this.duplicates = duplicates;
    }

    private interface Save {
        Work.Saved apply(Work work, ObjectNode entry);
    }

    Result answer(Request request) {
        if (request.is("POST", 2)) {
            return save(request, false, (work, entry) -> create(request, work, entry));
        }
        if (request.is("PATCH", 2)) {
            return save(request, false, this::update);
        }
        if (request.is("PATCH", 4)) {
            return upsert(request);
        }
        if (request.is("DELETE", 2)) {
            return delete(request);
        }
        if (request.size() == 3
                && (request.method().equals("GET") || request.method().equals("POST"))) {
            return retrieve(request);
        }
        throw Problem.notFound();
    }

    private Work.Saved create(Request request, Work work, ObjectNode entry) {
        ObjectType type = type(entry);
        duplicates.check(type, entry, request);
        org.assignments.apply(type, entry, request);
        return work.create(type, entry);
    }

    private Work.Saved update(Work work, ObjectNode entry) {
        JsonNode id = entry.has("id") ? entry.remove("id") : entry.remove("Id");
        if (id == null || !id.isTextual()) {
            throw Problem.save("MISSING_ARGUMENT", "Id not specified in an update call");
        }
        return work.update(type(entry), id.asText(), entry);
    }

    private Result upsert(Request request) {
        ObjectType type = org.schema.get(request.part(2));
        Field key = Sobjects.key(type, request.part(3));
        Map<String, Integer> seen = new HashMap<>();
        for (JsonNode entry : request.json().path("records")) {
            seen.merge(entry.path(key.name()).asText(), 1, Integer::sum);
        }
        return save(request, true, (work, entry) -> {
            String value = entry.path(key.name()).asText();
            entry.remove(key.name());
            if (value.isEmpty()) {
                throw Problem.save("MISSING_ARGUMENT", key.name() + " not specified");
            }
            if (type(entry) != type) {
                throw Problem.save("INVALID_TYPE", "The record is no " + type.name);
            }
            if (Objects.requireNonNull(seen.get(value)) > 1) {
                throw Problem.save("DUPLICATE_VALUE", "Duplicate external id specified: " + value, key.name());
            }
            if (org.table(type).by(key.name(), value).isEmpty()) {
                duplicates.check(type, entry, request);
            }
            return work.upsert(type, key, value, entry);
        });
    }

    private Result save(Request request, boolean upsert, Save save) {
        ObjectNode body = request.json();
        JsonNode records = body.path("records");
        checkSize(records.size());
        return all(request.userId(), body.path("allOrNone").asBoolean(), (work, results) -> {
            for (JsonNode entry : records) {
                results.add(one(work, upsert, () -> {
                    request.trap().spring(entry.path("attributes").path("type").asText());
                    return save.apply(work, (ObjectNode) entry.deepCopy());
                }));
            }
        });
    }

    private Result delete(Request request) {
        String given = Objects.requireNonNullElse(request.call().param("ids"), "");
        List<String> ids = given.isEmpty() ? List.of() : List.of(given.split(","));
        checkSize(ids.size());
        boolean allOrNone = "true".equals(request.call().param("allOrNone"));
        return all(request.userId(), allOrNone, (work, results) -> {
            for (String id : ids) {
                results.add(one(work, false, () -> {
                    ObjectType type = org.schema.byPrefix(Ids.full(id));
                    if (type == null) {
                        throw Problem.save("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
                    }
                    request.trap().spring(type.name);
                    work.delete(type, id);
                    return new Work.Saved(Ids.full(id), false);
                }));
            }
        });
    }

    private interface Batch {
        void run(Work work, List<Map<String, Object>> results);
    }

    private Result all(String userId, boolean allOrNone, Batch batch) {
        List<Map<String, Object>> results = new ArrayList<>();
        org.write(userId, work -> {
            int mark = work.mark();
            batch.run(work, results);
            if (allOrNone && results.stream().anyMatch(result -> !Boolean.TRUE.equals(result.get("success")))) {
                work.undoTo(mark);
                results.replaceAll(Collections::rolledBack);
            }
            return results;
        });
        return Result.ok(results);
    }

    private static Map<String, Object> rolledBack(Map<String, Object> result) {
        return Boolean.TRUE.equals(result.get("success"))
                ? refused(
                        Problem.save(
                                ROLLED_BACK,
                                "Record rolled back because not all records were valid and the request was using AllOrNone header"))
                : result;
    }

    private static Map<String, Object> one(Work work, boolean upsert, java.util.function.Supplier<Work.Saved> save) {
        int mark = work.mark();
        try {
            Work.Saved saved = save.get();
            return upsert ? Sobjects.upsertResult(saved) : Sobjects.saveResult(saved);
        } catch (Problem problem) {
            work.undoTo(mark);
            if (problem.code.equals("JSON_PARSER_ERROR")) {
                throw problem;
            }
            return refused(
                    problem.code.equals("NOT_FOUND")
                            ? Problem.save("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id")
                            : problem);
        }
    }

    private static Map<String, Object> refused(Problem problem) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("success", false);
        result.put("errors", List.of(problem.inResult()));
        return result;
    }

    private Result retrieve(Request request) {
        ObjectType type = org.schema.get(request.part(2));
        boolean post = request.method().equals("POST");
        List<String> ids = post ? texts(request.json().path("ids")) : listed(request, "ids");
        List<String> fields = post ? texts(request.json().path("fields")) : listed(request, "fields");
        if (ids.size() > (post ? 2000 : 800)) {
            throw tooMany(2000);
        }
        fields.forEach(field -> FieldPath.of(org, type, field));
        Finder finder = new Finder(org);
        List<@Nullable Object> found = new ArrayList<>();
        for (String id : ids) {
            Row row = Ids.wellFormed(id) ? org.table(type).find(Ids.full(id)) : null;
            found.add(row == null || row.deleted() ? null : finder.record(row, fields, request.base()));
        }
        return Result.ok(found);
    }

    private static List<String> listed(Request request, String name) {
        return List.of(
                Objects.requireNonNullElse(request.call().param(name), "").split(","));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private ObjectType type(ObjectNode entry) {
        String name = entry.path("attributes").path("type").asText();
        ObjectType type = org.schema.find(name);
        if (type == null) {
            throw Problem.save("INVALID_TYPE", "sObject type '" + name + "' is not supported.");
        }
        return type;
    }

    private static void checkSize(int size) {
        if (size > LIMIT) {
            throw tooMany(LIMIT);
        }
        if (size == 0) {
            throw Problem.of(400, "MISSING_ARGUMENT", "at least one record is needed");
        }
    }

    private static Problem tooMany(int limit) {
        return Problem.of(
                400,
                "EXCEEDED_MAX_SIZE_REQUEST",
                "record limit reached. cannot submit more than " + limit + " records into this call");
    }

    /** Objects named in a collection's body, for faults that mean one object. */
    static List<String> objects(String body) {
        List<String> names = new ArrayList<>();
        Json.read(body)
                .path("records")
                .forEach(
                        entry -> names.add(entry.path("attributes").path("type").asText()));
        return names;
    }
}
