package io.parley.sandbox.suitecrm;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.sandbox.Json;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What V8 does with the bodies of its writing calls, traps included. */
final class V8Writes {

    private static final String UUID = "(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final Set<String> FORBIDDEN = Set.of(
            "php", "php3", "php4", "php5", "pl", "cgi", "py", "asp", "cfm", "js", "vbs", "html", "htm", "phtml",
            "phar");

    private final Org org;
    private final Rules rules;

    V8Writes(Org org, Rules rules) {
        this.org = org;
        this.rules = rules;
    }

    /** An exception that nobody catches there: 500 and a page of HTML. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash(String message) {
            super(message);
        }
    }

    /**
     * A body that was read.
     *
     * @param values attributes as texts, null as an empty one
     */
    private record Body(Module module, @Nullable String id, Map<String, String> values) {}

    Row create(String user, String body) {
        Body read = read(body, false);
        Module module = read.module();
        String id = read.id();
        if (id != null && org.find(module.name(), id) != null) {
            throw Refusal.service("Bean " + module.name() + " with id " + id + " is already exist");
        }
        allow(user, module, "save");
        crashes(module, read.values());
        rules.hold(module, read.values(), null);
        String within = read.values().get("id");
        if (within != null) {
            return misled(user, module, within, read.values());
        }
        try {
            return filed(user, org.create(user, module, id, beside(read.values())), read.values());
        } catch (Org.Taken taken) {
            throw Refusal.service("Database failure. Please refer to suitecrm.log for details.");
        }
    }

    /** The bean has an id, so the server takes it for one that is there: an update, of nothing where nothing is. */
    private Row misled(String user, Module module, String id, Map<String, String> values) {
        Row there = org.find(module.name(), id);
        if (there != null) {
            return org.update(user, there, values);
        }
        Map<String, String> echo = new LinkedHashMap<>(values);
        echo.put("id", id);
        return new Row(module, echo);
    }

    Row update(String user, String body) {
        Body read = read(body, true);
        Row row = live(read.module(), String.valueOf(read.id()), false);
        allow(user, read.module(), "save");
        if ("1".equals(read.values().get("deleted"))) {
            allow(user, read.module(), "delete");
        }
        rules.hold(read.module(), read.values(), row);
        return filed(user, org.update(user, row, beside(read.values())), read.values());
    }

    /** What is saved before the file is looked at. */
    private static Map<String, String> beside(Map<String, String> values) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.remove("filename");
        rest.remove("filecontents");
        return rest;
    }

    /** A note that was sent with a file gets it, in the place of the one it has. */
    private Row filed(String user, Row row, Map<String, String> values) {
        String name = values.get("filename");
        if (name == null || !row.module().name().equals("Notes")) {
            return row;
        }
        int dot = name.lastIndexOf('.');
        if (dot < 0 || dot == name.length() - 1 || FORBIDDEN.contains(name.substring(dot + 1))) {
            throw Refusal.service("File upload failed: File extension is not included or is not valid.");
        }
        org.files.put(row.id(), Base64.getMimeDecoder().decode(values.getOrDefault("filecontents", "")));
        return org.update(user, row, Map.of("filename", name, "file_mime_type", "application/octet-stream"));
    }

    /** Relates beans; the message says how. */
    String relate(String user, Module module, String id, @Nullable String linkName, String body) {
        Row from = live(module, id, true);
        JsonNode data = json(body).path("data");
        Module other = org.module(data.path("type").asText());
        if (other == null) {
            throw Refusal.call("Module with name " + data.path("type").asText() + " is not found");
        }
        Row to = live(other, data.path("id").asText(), true);
        String link = linkName != null ? linkName : linkTo(module, other);
        if (!module.links().containsKey(link)) {
            throw Refusal.call("Cannot load relationship " + link + " for " + module.bean() + " module");
        }
        allow(user, module, "save");
        if (!org.relate(user, from, link, to)) {
            throw Refusal.service(
                    "Cannot create relationship " + link + " between module " + module.bean() + " and " + other.bean());
        }
        return linkName == null
                ? other.bean() + " with id " + to.id() + " has been added to " + module.bean() + " with id " + id
                : other.name() + " record with id " + to.id() + " has been related to " + module.name()
                        + " record with id " + id + " using link " + link;
    }

    private static String linkTo(Module module, Module other) {
        return module.links().values().stream()
                .filter(link -> link.module().equals(other.name()))
                .map(Link::name)
                .findFirst()
                .orElseThrow(() -> Refusal.service("Link field has not found in " + module.bean()
                        + " to determine relationship for " + other.bean()));
    }

    Row live(Module module, String id, boolean early) {
        Row row = org.live(module.name(), id);
        if (row == null) {
            throw Refusal.notFound(module.name(), id, early);
        }
        return row;
    }

    void allow(String user, Module module, String action) {
        if (!org.allowed(user, module.name(), action)) {
            throw Refusal.denied();
        }
    }

    /** An update of a case without a text makes the cleaner of HTML fail, which nobody catches. */
    private static void crashes(Module module, Map<String, String> values) {
        if (module.name().equals("AOP_Case_Updates") && !values.containsKey("description")) {
            throw new Crash(
                    "SuiteCRM\\HtmlSanitizer::clean(): Argument #1 ($dirtyHtml) must be of type string, null given");
        }
    }

    private Body read(String body, boolean update) {
        JsonNode json = json(body);
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals("data")) {
                throw Refusal.call("The option \"" + name + "\" does not exist. Defined options are: \"data\".");
            }
        });
        JsonNode data = json.path("data");
        if (!data.isObject()) {
            throw Refusal.call("The required option \"data\" is missing.");
        }
        data.fieldNames().forEachRemaining(name -> {
            if (!Set.of("attributes", "id", "type").contains(name)) {
                throw Refusal.call("The option \"" + name
                        + "\" does not exist. Defined options are: \"attributes\", \"id\", \"type\".");
            }
        });
        for (String needed : update ? List.of("id", "type") : List.of("type")) {
            if (!data.path(needed).isTextual()) {
                throw Refusal.call("The required option \"" + needed + "\" is missing.");
            }
        }
        String id = data.hasNonNull("id") ? data.path("id").asText() : null;
        if (id != null && !id.matches(update ? UUID + "|\\d+" : UUID)) {
            throw Refusal.call("The option \"id\" with value \"" + id + "\" is invalid.");
        }
        Module module = org.module(data.path("type").asText());
        if (module == null) {
            throw Refusal.noModule(data.path("type").asText());
        }
        return new Body(module, id, attributes(module, data.path("attributes")));
    }

    private static Map<String, String> attributes(Module module, JsonNode attributes) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.fields().forEachRemaining(each -> {
            if (module.field(each.getKey()) == null) {
                throw Refusal.call("Property " + each.getKey() + " in " + module.bean() + " module is invalid");
            }
            if (each.getValue().isContainerNode()) {
                throw Refusal.call("Expected argument of type \"string\", \"array\" given");
            }
            boolean yes = each.getValue().isBoolean() && each.getValue().asBoolean();
            String text = each.getValue().isBoolean()
                    ? (yes ? "1" : "0")
                    : each.getValue().asText("");
            values.put(each.getKey(), each.getValue().isNull() ? "" : text);
        });
        return values;
    }

    /** What is no JSON is no body, so everything in it is missing. */
    private static JsonNode json(String body) {
        try {
            return Json.read(body.isEmpty() ? "{}" : body);
        } catch (UncheckedIOException malformed) {
            return Json.MAPPER.createObjectNode();
        }
    }
}
