package io.parley.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a visitor gets back. */
record Answer(int status, String contentType, String body, Map<String, String> headers) {

    static final String JSON = "application/json; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    static Answer page(Html page) {
        return page(200, page);
    }

    static Answer page(int status, Html page) {
        return new Answer(status, HTML, page.toString(), Map.of());
    }

    static Answer json(int status, String json) {
        return new Answer(status, JSON, json, Map.of());
    }

    static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", text, Map.of());
    }

    /** After a form: the browser asks for that page, and a reload repeats nothing. */
    static Answer goTo(String path) {
        return new Answer(303, "text/plain; charset=utf-8", "", Map.of("Location", path));
    }

    Answer as(String otherType) {
        return new Answer(status, otherType, body, headers);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }
}
