package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Single records: /sobjects/X, /sobjects/X/id and /sobjects/X/ExternalId__c/value. */
final class Sobjects {

    private final Org org;
    private final Describe describe;
    private final Duplicates duplicates;
    private final Replication replication;

    Sobjects(Org org, Duplicates duplicates) {
        this.org = org;
        this.describe = new Describe(org.schema);
        this.duplicates = duplicates;
        this.replication = new Replication(org);
    }

    Result answer(Request request) {
        if (request.is("GET", 1)) {
            return Result.ok(describe.global(request.base()));
        }
        ObjectType type = org.schema.get(request.part(1));
        if (request.is("GET", 2)) {
            return Result.ok(Map.of("objectDescribe", describe.brief(type, request.base()), "recentItems", List.of()));
        }
        if (request.is("POST", 2)) {
            return create(request, type);
        }
        if (request.is("GET", 3) && request.part(2).equals("describe")) {
            return Result.ok(describe.full(type, request.base()));
        }
        if (Replication.means(request)) {
            return replication.answer(request, type);
        }
        if (request.size() == 3) {
            return byId(request, type);
        }
        if (request.size() == 4) {
            return byExternalId(request, type);
        }
        if (request.size() == 2) {
            throw methodNotAllowed(request, "HEAD,GET,POST");
        }
        throw Problem.notFound();
    }

    private Result create(Request request, ObjectType type) {
        ObjectNode body = request.json();
        Work.Saved saved = org.write(request.userId(), work -> {
            request.trap().spring(type.name);
            duplicates.check(type, body, request);
            org.assignments.apply(type, body, request);
            return work.create(type, body);
        });
        return Result.created(saveResult(saved), url(request, type, saved.id()));
    }

    private Result byId(Request request, ObjectType type) {
        String id = request.part(2);
        if (!Ids.wellFormed(id)) {
            throw Problem.notFound();
        }
        switch (request.method()) {
            case "GET" -> {
                return Result.ok(read(request, type, org.table(type).find(Ids.full(id))));
            }
            case "PATCH" ->
                org.write(request.userId(), work -> {
                    request.trap().spring(type.name);
                    return work.update(type, id, request.json());
                });
            case "DELETE" ->
                org.write(request.userId(), work -> {
                    request.trap().spring(type.name);
                    work.delete(type, id);
                    return id;
                });
            default -> throw methodNotAllowed(request);
        }
        return Result.noContent();
    }

    private Result byExternalId(Request request, ObjectType type) {
        Field key = key(type, request.part(2));
        String value = request.part(3);
        if (request.method().equals("PATCH")) {
            return upsert(request, type, key, value);
        }
        List<Row> found = org.table(type).by(key.name(), value);
        if (found.size() > 1) {
            return choices(request, type, found.stream().map(Row::id).toList());
        }
        Row row = found.isEmpty() ? null : found.get(0);
        if (request.method().equals("GET")) {
            return Result.ok(read(request, type, row));
        }
        if (request.method().equals("DELETE") && row != null) {
            org.write(request.userId(), work -> {
                work.delete(type, row.id());
                return row;
            });
            return Result.noContent();
        }
        throw request.method().equals("DELETE") ? Problem.notFound() : methodNotAllowed(request);
    }

    private Result upsert(Request request, ObjectType type, Field key, String value) {
        ObjectNode body = request.json();
        if (body.has(key.name()) || body.has("Id")) {
            throw Problem.invalidField("The " + (body.has("Id") ? "Id" : key.name())
                    + " field should not be specified in the sobject data.");
        }
        try {
            Work.Saved saved = org.write(request.userId(), work -> {
                request.trap().spring(type.name);
                if (org.table(type).by(key.name(), value).isEmpty()) {
                    duplicates.check(type, body, request);
                }
                return work.upsert(type, key, value, body);
            });
            if (saved.created()) {
                return Result.created(upsertResult(saved), url(request, type, saved.id()));
            }
            // Until v45 an update by upsert had no body.
            return request.version() < 46 ? Result.noContent() : Result.ok(upsertResult(saved));
        } catch (Problem problem) {
            if (problem.status != 300) {
                throw problem;
            }
            return choices(
                    request,
                    type,
                    org.table(type).by(key.name(), value).stream().map(Row::id).toList());
        }
    }

    private static Result choices(Request request, ObjectType type, List<String> ids) {
        return new Result(300, ids.stream().map(id -> url(request, type, id)).toList(), Map.of());
    }

    static Field key(ObjectType type, String name) {
        int place = type.place(name);
        Field field = place < 0 ? null : type.fields.get(place);
        if (field == null || !(field.externalId() || field.idLookup())) {
            throw Problem.of(
                    404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name);
        }
        return field;
    }

    private static Map<String, @Nullable Object> read(Request request, ObjectType type, @Nullable Row row) {
        if (row == null) {
            throw Problem.notFound();
        }
        if (row.deleted()) {
            throw Problem.deleted();
        }
        String chosen = request.call().param("fields");
        Map<String, @Nullable Object> all = row.json();
        if (chosen != null) {
            List<String> names = List.of(chosen.split("\\s*,\\s*"));
            names.stream().filter(name -> !type.has(name)).findFirst().ifPresent(name -> {
                throw Problem.invalidField("No such column '" + name + "' on sobject of type " + type.name);
            });
            all.keySet().removeIf(name -> !name.equals("Id") && names.stream().noneMatch(name::equalsIgnoreCase));
        }
        all.put("attributes", Finder.attributes(row, request.base()));
        return all;
    }

    static Map<String, Object> saveResult(Work.Saved saved) {
        return Map.of("id", saved.id(), "success", true, "errors", List.of());
    }

    static Map<String, Object> upsertResult(Work.Saved saved) {
        return Map.of("id", saved.id(), "success", true, "errors", List.of(), "created", saved.created());
    }

    private static String url(Request request, ObjectType type, String id) {
        return request.base() + "/sobjects/" + type.name + "/" + id;
    }

    static Problem methodNotAllowed(Request request) {
        return methodNotAllowed(request, "GET,PATCH,DELETE");
    }

    private static Problem methodNotAllowed(Request request, String allowed) {
        return Problem.of(
                405,
                "METHOD_NOT_ALLOWED",
                "HTTP Method '" + Objects.requireNonNull(request.method()) + "' not allowed. Allowed are " + allowed);
    }
}
