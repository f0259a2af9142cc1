package io.parley.sandbox.suitecrm;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.Fault;
import io.parley.sandbox.Faults;
import io.parley.sandbox.Json;
import io.parley.sandbox.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The V8 API as a SuiteCRM 7.14.6 answers, as measured. */
final class V8 {

    static final String MEDIA_TYPE = "application/vnd.api+json";
    private static final int WITHOUT_SIZE = 20;
    private static final Set<String> LISTING = Set.of("fields", "filter", "page", "sort");
    private static final Set<String> RELATED = Set.of("filter", "page", "sort");
    /** Modules that have no tab, so V8 tells their fields to nobody. */
    private static final Set<String> HIDDEN = Set.of("AOP_Case_Updates", "Users", "EmailAddresses");

    private final Org org;
    private final Tokens tokens;
    private final V8Writes writes;
    private final V8Beans beans;

    V8(Org org, Tokens tokens, Rules rules) {
        this.org = org;
        this.tokens = tokens;
        this.writes = new V8Writes(org, rules);
        this.beans = new V8Beans(org);
    }

    /** @param parts of the path after Api/V8 */
    Answer answer(Call call, List<String> parts, Faults.Drawn drawn) {
        String header = call.header("Authorization");
        if (header == null) {
            return Tokens.denied("Missing \"Authorization\" header");
        }
        String token = header.replaceFirst("^Bearer ", "");
        if (drawn.has(Fault.Kind.SESSION_EXPIRED)) {
            tokens.revoke(token);
        }
        String user = tokens.user(token);
        if (user == null) {
            return Tokens.denied("Access token has been revoked");
        }
        try {
            if (drawn.has(Fault.Kind.FORBIDDEN)) {
                throw Refusal.denied();
            }
            if (drawn.has(Fault.Kind.ONE_RECORD_REFUSED)) {
                throw Refusal.service("A logic hook does not like this");
            }
            return route(call, parts, user, token);
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (Where.NoColumn noColumn) {
            // The server goes on writing after its error, so what comes is no JSON.
            String words = "Database failure. Please refer to suitecrm.log for details.";
            Answer answer = Refusal.service(words).answer();
            return Answer.of(
                    400, MEDIA_TYPE, new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8) + words);
        } catch (V8Writes.Crash crash) {
            return Answer.of(
                    500,
                    "text/html",
                    "<html><head><title>Slim Application Error</title></head><body><h1>Slim Application Error</h1>"
                            + "<p>The application could not run because of the following error:</p><h2>Details</h2><div>"
                            + "<strong>Message:</strong> " + Page.escape(crash.getMessage()) + "</div></body></html>");
        }
    }

    private Answer route(Call call, List<String> parts, String user, String token) {
        String shape = call.method() + " " + shape(parts);
        return switch (shape) {
            case "POST /logout" -> logout(token);
            case "GET /current-user" -> self(user);
            case "GET /meta/fields/*" -> fields(user, parts.get(2));
            case "GET /module/*" -> list(call, user, module(parts.get(1)));
            case "GET /module/*/*" -> one(call, user, module(parts.get(1)), parts.get(2));
            case "POST /module" -> saved(writes.create(user, call.body()), 201);
            case "PATCH /module" -> saved(writes.update(user, call.body()), 201);
            case "DELETE /module/*/*" -> delete(user, module(parts.get(1)), parts.get(2));
            case "GET /module/*/*/relationships/*" ->
                related(call, user, module(parts.get(1)), parts.get(2), parts.get(4));
            case "POST /module/*/*/relationships" -> relate(call, user, parts, null);
            case "POST /module/*/*/relationships/*" -> relate(call, user, parts, parts.get(4));
            case "DELETE /module/*/*/relationships/*/*" -> unrelate(user, parts);
            default -> missing(parts);
        };
    }

    private static String shape(List<String> parts) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            boolean word = i == 0
                    || (i == 1 && parts.get(0).equals("meta"))
                    || (i == 3 && parts.get(0).equals("module"));
            shape.append('/').append(word ? parts.get(i) : "*");
        }
        return shape.toString();
    }

    /** The kind of a call, for faults and counts. */
    static String kind(String method, List<String> parts) {
        boolean relationships = parts.size() > 3 && parts.get(3).equals("relationships");
        if (parts.isEmpty() || !parts.get(0).equals("module")) {
            return parts.isEmpty() ? "other" : parts.get(0);
        }
        return switch (method) {
            case "POST" -> relationships ? "relate" : "create";
            case "PATCH" -> "update";
            case "DELETE" -> relationships ? "unrelate" : "delete";
            default -> relationships ? "related" : parts.size() > 2 ? "read" : "list";
        };
    }

    private static Answer missing(List<String> parts) {
        boolean known = !parts.isEmpty()
                && Set.of("module", "meta", "current-user", "logout").contains(parts.get(0));
        return known
                ? html(405, "Method not allowed", "Method not allowed. Must be one of: GET, POST, PATCH, DELETE")
                : html(404, "Page Not Found", "The page you are looking for could not be found.");
    }

    static Answer html(int status, String title, String words) {
        return Answer.of(
                status,
                "text/html;charset=UTF-8",
                "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1><p>" + words
                        + "</p></body></html>");
    }

    private Module module(String name) {
        Module module = org.module(name);
        if (module == null) {
            throw Refusal.noModule(name);
        }
        return module;
    }

    private Answer logout(String token) {
        tokens.revoke(token);
        return json(200, V8Beans.document(Map.of("message", "You have been successfully logged out"), List.of()));
    }

    private Answer self(String user) {
        Row self = org.find("Users", user);
        return self == null
                ? Refusal.notFound("Users", user, false).answer()
                : json(200, V8Beans.document(null, beans.self(self, "V8/current-user")));
    }

    private Answer fields(String user, String name) {
        Module module = module(name);
        if (HIDDEN.contains(name) || !org.allowed(user, name, "access")) {
            throw Refusal.service("[SuiteCRM] [Not Allowed] The API user does not have access to this module.");
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        module.fields().values().forEach(field -> attributes.put(field.name(), definition(field)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", "fields");
        data.put("attributes", attributes);
        return json(200, V8Beans.document(null, data));
    }

    private static Map<String, Object> definition(Field field) {
        Map<String, Object> told = new LinkedHashMap<>();
        field.definition().fields().forEachRemaining(each -> {
            if (!each.getKey().equals("choices")) {
                told.put(each.getKey(), each.getValue());
            }
        });
        told.putIfAbsent("required", false);
        told.putIfAbsent("dbType", field.dbType());
        return told;
    }

    private Answer one(Call call, String user, Module module, String id) {
        if (!id.matches("(?i)\\d+|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")) {
            throw Refusal.call("The option \"id\" with value \"" + id + "\" is invalid.");
        }
        Asked asked = Asked.read(org, call, module, Set.of("fields"), "id", "moduleName");
        Row row = writes.live(module, id, false);
        writes.allow(user, module, "view");
        return json(200, V8Beans.document(null, beans.data(row, asked.fields(), path(row))));
    }

    private Answer list(Call call, String user, Module module) {
        Asked asked = Asked.read(org, call, module, LISTING, "moduleName");
        writes.allow(user, module, "view");
        List<Row> found = new ArrayList<>(org.all(module.name()).stream()
                .filter(row -> row.deleted() == asked.where().deleted())
                .filter(asked.where().holds())
                .toList());
        found.sort(order(module, asked.sort()));
        List<Row> page = page(found, asked);
        if (asked.where().deleted() && !page.isEmpty()) {
            throw Refusal.notFound(module.name(), page.get(0).id(), false);
        }
        List<Map<String, Object>> data = page.stream()
                .map(row -> beans.data(row, asked.fields(), path(row)))
                .toList();
        boolean counted = asked.size() != null && !data.isEmpty();
        Map<String, Object> document = V8Beans.document(counted ? meta(found, asked, data.size()) : null, data);
        if (counted) {
            document.put("links", links(call, asked.number(), pages(found, asked)));
        }
        return json(200, document);
    }

    private static Comparator<Row> order(Module module, String sort) {
        Comparator<Row> byId = Comparator.comparing(Row::id);
        Field field = module.field(sort.replaceFirst("^-+", ""));
        if (field == null) {
            return byId;
        }
        Comparator<Row> by = (one, other) -> Where.order(field, one.text(field.name()), other.text(field.name()));
        return (sort.startsWith("-") ? by.reversed() : by).thenComparing(byId);
    }

    private static List<Row> page(List<Row> found, Asked asked) {
        int size = asked.size() == null ? WITHOUT_SIZE : asked.size();
        long from = asked.number() == 0 ? 0 : (asked.number() - 1L) * size;
        return found.stream().skip(from).limit(size).toList();
    }

    private static int pages(List<Row> found, Asked asked) {
        return asked.size() == null ? 1 : (found.size() + asked.size() - 1) / asked.size();
    }

    private static Map<String, Object> meta(List<Row> found, Asked asked, int here) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("total-pages", pages(found, asked));
        meta.put("records-on-this-page", here);
        return meta;
    }

    private static Map<String, Object> links(Call call, int number, int pages) {
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("first", number > 1 ? at(call, 1) : null);
        links.put("prev", number > 1 ? at(call, number - 1) : null);
        links.put("next", number + 1 <= pages ? at(call, number + 1) : null);
        links.put("last", number + 1 <= pages ? at(call, pages) : null);
        return links;
    }

    private static String at(Call call, int page) {
        return "V8" + call.path().replaceFirst("^.*/V8", "") + "?page[number]=" + page;
    }

    private Answer related(Call call, String user, Module module, String id, String link) {
        Row from = writes.live(module, id, true);
        Link known = module.links().get(link);
        if (known == null) {
            throw Refusal.call("Cannot load relationship " + link + " for " + module.bean() + " module");
        }
        Asked asked = Asked.read(
                org, call, module(known.module()), RELATED, "id", "linkFieldName", "moduleName", "sourceBean");
        writes.allow(user, module, "view");
        List<Row> found = new ArrayList<>(
                org.related(from, link).stream().filter(asked.where().holds()).toList());
        found.sort(order(module(known.module()), asked.sort()));
        List<Row> page = asked.size() == null ? found : page(found, asked);
        if (page.isEmpty()) {
            String words = "There is no relationship set in " + module.bean() + " module with " + link + " link field";
            return json(200, V8Beans.document(Map.of("message", words), List.of()));
        }
        Map<String, Object> meta = new LinkedHashMap<>(Map.of("total-records", found.size()));
        meta.putAll(meta(found, asked, page.size()));
        return json(
                200,
                V8Beans.document(
                        meta,
                        page.stream()
                                .map(row -> beans.data(row, List.of(), path(row)))
                                .toList()));
    }

    private Answer relate(Call call, String user, List<String> parts, @Nullable String link) {
        String done = writes.relate(user, module(parts.get(1)), parts.get(2), link, call.body());
        return json(201, V8Beans.document(Map.of("message", done), List.of()));
    }

    private Answer unrelate(String user, List<String> parts) {
        Module module = module(parts.get(1));
        Row from = writes.live(module, parts.get(2), true);
        Row to = org.related(from, parts.get(4)).stream()
                .filter(row -> row.id().equals(parts.get(5)))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.service("Module with " + parts.get(5) + " id is not related to " + module.bean()));
        org.unrelate(user, from, parts.get(4), to);
        String words = "Relationship has been deleted between " + module.bean() + " with id " + from.id() + " and "
                + to.module().bean() + " with id " + to.id();
        return json(200, V8Beans.document(Map.of("message", words), List.of()));
    }

    private Answer delete(String user, Module module, String id) {
        Row row = writes.live(module, id, false);
        writes.allow(user, module, "delete");
        org.delete(user, row);
        return json(200, V8Beans.document(Map.of("message", "Record with id " + id + " is deleted"), List.of()));
    }

    private Answer saved(Row row, int status) {
        return json(status, V8Beans.document(null, beans.data(row, List.of(), path(row))));
    }

    private static String path(Row row) {
        return "V8/module/" + row.module().name() + "/" + row.id();
    }

    private static Answer json(int status, Object document) {
        return Answer.of(status, MEDIA_TYPE, Json.write(document));
    }
}
