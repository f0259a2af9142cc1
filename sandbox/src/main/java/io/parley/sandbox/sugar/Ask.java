package io.parley.sandbox.sugar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Call;
import io.parley.sandbox.Json;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request of the API, sent alone or inside a bulk request.
 *
 * @param version as in the URL, such as {@code 11_20}
 * @param parts the path behind the version
 */
record Ask(Call call, String version, List<String> parts) {

    /** Reads a request below /rest; throws when the path has no version. */
    static Ask of(Call call) {
        List<String> all = call.parts();
        if (all.size() < 3 || !all.get(0).equals("rest") || !all.get(1).matches("v[0-9]+(_[0-9]+)?")) {
            throw Refusal.noMethod();
        }
        return new Ask(call, all.get(1).substring(1), all.subList(2, all.size()));
    }

    String method() {
        return call.method().toUpperCase(Locale.ROOT);
    }

    String part(int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    int size() {
        return parts.size();
    }

    /** The body as JSON; missing when there is none. */
    JsonNode json() {
        if (call.body().isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.read(call.body());
        } catch (UncheckedIOException malformed) {
            throw Refusal.invalid("The request body is not valid JSON");
        }
    }

    /** The body as a JSON object; throws when it is none. */
    ObjectNode object() {
        if (json() instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.invalid("The request body is not a JSON object");
    }

    /** An argument, from the body or the query. */
    @Nullable
    String argument(String name) {
        JsonNode inBody = method().equals("GET") ? MissingNode.getInstance() : json().path(name);
        return inBody.isValueNode() ? inBody.asText() : call.param(name);
    }

    /** A number among the arguments; throws when it is none. */
    int number(String name, int otherwise) {
        String text = argument(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("-?[0-9]{1,9}")) {
            throw Refusal.invalid("Invalid parameter: " + name);
        }
        return Integer.parseInt(text);
    }

    /**
     * What kind of call it is: ping, me, metadata, bulk, enum, create, retrieve, update, delete, filter, link, related,
     * upsert, by-key, set-key, delete-by-key, file; other for what the stand-in does not know.
     */
    String kind() {
        return switch (part(0)) {
            case "ping", "me", "metadata", "bulk" -> part(0);
            case "oauth2" -> part(1).equals("token") ? "token" : part(1);
            case "integrate" -> integrate();
            default -> ofModule();
        };
    }

    private String integrate() {
        String shape = method() + parts.size();
        return switch (shape) {
            case "PATCH4" -> "upsert";
            case "GET4" -> "by-key";
            case "DELETE4" -> "delete-by-key";
            case "PUT5" -> "set-key";
            default -> "other";
        };
    }

    private String ofModule() {
        boolean get = method().equals("GET");
        return switch (parts.size()) {
            case 1 -> get ? "filter" : method().equals("POST") ? "create" : "other";
            case 2 -> part(1).equals("filter") ? "filter" : record();
            case 3, 4, 5 -> below(get);
            default -> "other";
        };
    }

    private String record() {
        return switch (method()) {
            case "GET" -> "retrieve";
            case "PUT" -> "update";
            case "DELETE" -> "delete";
            default -> "other";
        };
    }

    private String below(boolean get) {
        if (part(1).equals("enum") && size() == 3 && get) {
            return "enum";
        }
        if (part(2).equals("file")) {
            return "file";
        }
        if (part(2).equals("link")) {
            return get ? "related" : "link";
        }
        return "other";
    }

    /** Whether it may change something. */
    boolean writes() {
        String kind = kind();
        if (kind.equals("bulk")) {
            for (JsonNode each : json().path("requests")) {
                boolean reads = each.path("method").asText("GET").equals("GET")
                        || each.path("url").asText().matches(".*/filter(\\?.*)?");
                if (!reads) {
                    return true;
                }
            }
            return false;
        }
        return List.of("create", "update", "delete", "link", "upsert", "set-key", "delete-by-key")
                        .contains(kind)
                || (kind.equals("file") && !method().equals("GET"));
    }

    /** The modules it is about. */
    java.util.Set<String> modules() {
        java.util.Set<String> modules = new java.util.HashSet<>();
        if (kind().equals("bulk")) {
            for (JsonNode each : json().path("requests")) {
                String[] path =
                        each.path("url").asText().replaceFirst("\\?.*", "").split("/");
                modules.add(path.length > 3 && path[2].equals("integrate") ? path[3] : path.length > 2 ? path[2] : "");
            }
        } else {
            modules.add(part(0).equals("integrate") ? part(1) : part(0));
        }
        return modules;
    }
}
