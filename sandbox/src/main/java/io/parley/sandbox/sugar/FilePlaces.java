package io.parley.sandbox.sugar;

import io.parley.sandbox.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of notes: sent as a form with POST, or as they are with PUT, in base64 when the request says so. The stand-in keeps
 * a file's name, type and size, not what is in it.
 */
final class FilePlaces {

    private static final Pattern PART = Pattern.compile(
            "name=\"([^\"]*)\"; filename=\"([^\"]*)\"\\s+Content-Type: ([^\\s]+)", Pattern.CASE_INSENSITIVE);

    private final Org org;

    FilePlaces(Org org) {
        this.org = org;
    }

    Reply answer(Ask ask, User user) {
        Row row = org.need(org.modules.need(ask.part(0)), ask.part(1));
        if (ask.method().equals("GET") && ask.size() == 3) {
            return Reply.ok(row.text("filename").isEmpty() ? Map.of() : told(row));
        }
        Field field = row.module.need(ask.part(3));
        if (!field.type().equals("file") || ask.size() != 4) {
            throw Refusal.noMethod();
        }
        switch (ask.method()) {
            case "POST" ->
                save(row, formed(ask.call(), field), ask.call().body().length(), user);
            case "PUT" -> save(row, put(ask.call()), size(ask.call()), user);
            default -> throw Refusal.noMethod();
        }
        Map<String, Object> answer = new LinkedHashMap<>(told(row));
        answer.put("record", row.shown((java.util.List<String>) null));
        return Reply.ok(answer);
    }

    private record Named(String name, String type) {}

    private static Named formed(Call call, Field field) {
        Matcher part = PART.matcher(call.body());
        if (!part.find() || !part.group(1).equals(field.name())) {
            throw Refusal.missing(field.name());
        }
        return new Named(part.group(2), part.group(3));
    }

    private static Named put(Call call) {
        String type = Objects.requireNonNullElse(call.header("Content-Type"), "application/octet-stream");
        return new Named(Objects.requireNonNullElse(call.param("filename"), "file"), type);
    }

    private static int size(Call call) {
        String header = call.header("X-Content-Transfer-Encoding");
        boolean base64 = "base64".equals(header == null ? call.param("content_transfer_encoding") : header);
        return base64 ? call.body().strip().length() * 3 / 4 : call.body().length();
    }

    private void save(Row row, Named named, int size, User user) {
        org.save(row, Map.of("filename", named.name(), "file_mime_type", named.type(), "file_size", size), user);
    }

    private static Map<String, Object> told(Row row) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("content-type", row.text("file_mime_type"));
        told.put("content-length", Objects.requireNonNullElse(row.get("file_size"), 0));
        told.put("name", row.text("filename"));
        told.put("uri", "/rest/v11/" + row.module.name() + "/" + row.id + "/file/filename");
        return Map.of("filename", told);
    }
}
