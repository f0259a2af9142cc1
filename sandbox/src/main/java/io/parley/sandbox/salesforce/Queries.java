package io.parley.sandbox.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** /query, /queryAll and the pages that follow. */
final class Queries {

    private static final int SMALLEST_PAGE = 200;
    private static final int CURSORS = 50;
    private static final Pattern BATCH_SIZE = Pattern.compile("batchSize\\s*=\\s*(\\d+)", Pattern.CASE_INSENSITIVE);

    private final Org org;
    private final Finder finder;
    private final int page;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<String, Cursor> cursors = new LinkedHashMap<>();

    Queries(Org org, int page) {
        this.org = org;
        this.finder = new Finder(org);
        this.page = page;
    }

    private record Cursor(Query query, List<Row> rows, int size) {}

    Result answer(Request request, boolean deletedToo) {
        if (!request.method().equals("GET")) {
            throw Sobjects.methodNotAllowed(request);
        }
        if (request.size() == 2) {
            return more(request, request.part(1));
        }
        String soql = request.call().param("q");
        if (soql == null) {
            throw Problem.malformedQuery("unexpected token: '<EOF>'");
        }
        Query query = SoqlParser.parse(soql);
        ObjectType type = finder.type(query);
        query.fields().forEach(field -> FieldPath.of(org, type, field));
        List<Row> rows = finder.rows(query, deletedToo);
        if (query.fields().isEmpty()) {
            return Result.ok(Map.of("totalSize", rows.size(), "done", true, "records", List.of()));
        }
        Cursor cursor = new Cursor(query, rows, size(request.call().header("Sforce-Query-Options")));
        String locator = "01g" + "Hs0" + String.format(java.util.Locale.ROOT, "%09d", numbers.incrementAndGet());
        return page(request, cursor, locator, 0);
    }

    private int size(@Nullable String options) {
        Matcher wanted = BATCH_SIZE.matcher(options == null ? "" : options);
        int asked = wanted.find() ? Math.max(SMALLEST_PAGE, Integer.parseInt(wanted.group(1))) : page;
        return Math.min(page, asked);
    }

    private Result more(Request request, String locator) {
        int dash = locator.lastIndexOf('-');
        Cursor cursor;
        synchronized (cursors) {
            cursor = dash < 0 ? null : cursors.get(locator.substring(0, dash));
        }
        if (cursor == null || !locator.substring(dash + 1).matches("\\d{1,8}")) {
            throw Problem.of(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return page(request, cursor, locator.substring(0, dash), Integer.parseInt(locator.substring(dash + 1)));
    }

    private Result page(Request request, Cursor cursor, String locator, int from) {
        int to = Math.min(cursor.rows().size(), from + cursor.size());
        boolean done = to >= cursor.rows().size();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("totalSize", cursor.rows().size());
        body.put("done", done);
        if (!done) {
            keep(locator, cursor);
            body.put("nextRecordsUrl", request.base() + "/query/" + locator + "-" + to);
        }
        body.put(
                "records",
                cursor.rows().subList(Math.min(from, to), to).stream()
                        .map(row -> finder.record(row, cursor.query().fields(), request.base()))
                        .toList());
        return Result.ok(body);
    }

    private void keep(String locator, Cursor cursor) {
        synchronized (cursors) {
            cursors.put(locator, cursor);
            if (cursors.size() > CURSORS) {
                cursors.remove(cursors.keySet().iterator().next());
            }
        }
    }
}
