package io.parley.crm.salesforce.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records as Bulk API 2.0 takes and tells them: comma separated, lines end with a line feed. */
public final class CsvText {

    /** Salesforce's word for an emptied field; an empty cell leaves the field alone. */
    public static final String NULL = "#N/A";

    private CsvText() {}

    /** A header, and a line for each record; a record named by external id becomes a column {@code Case__r.Key__c}. */
    static String of(List<ObjectNode> records) {
        List<Map<String, String>> flat = records.stream().map(CsvText::flat).toList();
        Set<String> columns = new LinkedHashSet<>();
        flat.forEach(record -> columns.addAll(record.keySet()));
        StringBuilder text = new StringBuilder();
        line(text, List.copyOf(columns));
        for (Map<String, String> record : flat) {
            line(
                    text,
                    columns.stream()
                            .map(column -> record.getOrDefault(column, ""))
                            .toList());
        }
        return text.toString();
    }

    private static Map<String, String> flat(ObjectNode record) {
        Map<String, String> cells = new LinkedHashMap<>();
        record.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            if (field.getKey().equals("attributes")) {
                return;
            }
            if (value.isObject()) {
                value.fields().forEachRemaining(key -> {
                    if (!key.getKey().equals("attributes")) {
                        cells.put(
                                field.getKey() + "." + key.getKey(),
                                key.getValue().asText());
                    }
                });
            } else {
                cells.put(field.getKey(), value.isNull() ? NULL : value.asText());
            }
        });
        return cells;
    }

    private static void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",");
            text.append('"').append(cells.get(i).replace("\"", "\"\"")).append('"');
        }
        text.append('\n');
    }

    /** The cells of one column, without its header; none when there is no such column. */
    static List<String> column(String csv, String name) {
        List<List<String>> rows = rows(csv);
        List<String> cells = new ArrayList<>();
        int at = rows.isEmpty() ? -1 : rows.get(0).indexOf(name);
        for (int i = 1; i < rows.size() && at >= 0; i++) {
            if (rows.get(i).size() > at) {
                cells.add(rows.get(i).get(at));
            }
        }
        return cells;
    }

    private static List<List<String>> rows(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"' && quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n')) {
                cell.append(c);
            } else {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        if (!row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
