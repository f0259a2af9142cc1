package io.parley.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.sandbox.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Carries out the rows of a job, each for itself. Headers of the request do not count here, as in Salesforce. */
final class IngestRows {

    private static final String NULL = "#N/A";

    private final Org org;
    private final Duplicates duplicates;

    IngestRows(Org org, Duplicates duplicates) {
        this.org = org;
        this.duplicates = duplicates;
    }

    void carryOut(Request request, IngestJob job) {
        List<List<String>> lines;
        try {
            lines = job.csv().read(Objects.requireNonNullElse(job.data, ""));
        } catch (Csv.WrongLineEnd wrong) {
            job.error = "ClientInputError : LineEnding is invalid on user data.";
            return;
        }
        List<String> header = lines.isEmpty() ? List.of() : lines.get(0);
        String unknown = header.stream()
                .filter(column -> !known(job.type, column))
                .findFirst()
                .orElse(header.isEmpty() ? "" : null);
        if (unknown != null) {
            job.error = "InvalidBatch : Field name not found : " + unknown;
            job.unprocessed = lines;
            return;
        }
        job.successful.add(with(List.of("sf__Id", "sf__Created"), header));
        job.failed.add(with(List.of("sf__Id", "sf__Error"), header));
        Map<String, Integer> seen = seen(job, lines);
        org.write(request.userId(), work -> {
            for (List<String> line : lines.subList(1, lines.size())) {
                row(request, job, work, header, line, seen);
            }
            return lines;
        });
    }

    private boolean known(ObjectType type, String column) {
        int dot = column.indexOf('.');
        String relation = column.substring(column.indexOf(':') + 1);
        return dot < 0 ? type.has(column) : type.relation(relation.substring(0, relation.indexOf('.'))) >= 0;
    }

    private static Map<String, Integer> seen(IngestJob job, List<List<String>> lines) {
        Map<String, Integer> seen = new HashMap<>();
        int at = job.key == null ? -1 : column(lines.get(0), job.key.name());
        if (at >= 0) {
            lines.subList(1, lines.size()).forEach(line -> seen.merge(line.get(at), 1, Integer::sum));
        }
        return seen;
    }

    private static int column(List<String> header, String name) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    private void row(
            Request request,
            IngestJob job,
            Work work,
            List<String> header,
            List<String> line,
            Map<String, Integer> seen) {
        int mark = work.mark();
        try {
            if (line.size() != header.size()) {
                throw Problem.save("INVALID_CSV", "The row has " + line.size() + " columns, not " + header.size());
            }
            request.trap().spring(job.type.name);
            Work.Saved saved = save(request, job, work, fields(job.type, header, line), seen);
            job.successful.add(with(List.of(saved.id(), String.valueOf(saved.created())), line));
        } catch (Problem problem) {
            work.undoTo(mark);
            job.failed.add(with(List.of("", words(problem)), line));
        }
    }

    private Work.Saved save(Request request, IngestJob job, Work work, ObjectNode fields, Map<String, Integer> seen) {
        String id = fields.path("Id").asText();
        switch (job.operation) {
            case "insert" -> {
                duplicates.check(job.type, fields, request);
                return work.create(job.type, fields);
            }
            case "update" -> {
                fields.remove("Id");
                return work.update(job.type, id, fields);
            }
            case "delete" -> {
                work.delete(job.type, id);
                return new Work.Saved(Ids.full(id), false);
            }
            default -> {
                Field key = Objects.requireNonNull(job.key, "an upsert has one");
                String value = fields.path(key.name()).asText();
                fields.remove(key.name());
                if (value.isEmpty()) {
                    throw Problem.save("MISSING_ARGUMENT", key.name() + " not specified");
                }
                if (seen.getOrDefault(value, 0) > 1) {
                    throw Problem.save("DUPLICATE_VALUE", "Duplicate external id specified: " + value, key.name());
                }
                if (org.table(job.type).by(key.name(), value).isEmpty()) {
                    duplicates.check(job.type, fields, request);
                }
                return work.upsert(job.type, key, value, fields);
            }
        }
    }

    /** An empty cell says nothing; #N/A empties the field. */
    private static ObjectNode fields(ObjectType type, List<String> header, List<String> line) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            String value = line.get(i);
            int dot = column.indexOf('.');
            if (value.isEmpty()) {
                continue;
            }
            if (dot < 0) {
                put(fields, type, column, value);
            } else {
                int colon = column.indexOf(':');
                ObjectNode other = fields.putObject(column.substring(colon + 1, dot));
                if (colon > 0) {
                    other.putObject("attributes").put("type", column.substring(0, colon));
                }
                other.put(column.substring(dot + 1), value);
            }
        }
        return fields;
    }

    private static void put(ObjectNode fields, ObjectType type, String column, String value) {
        String kind = type.fields.get(type.place(column)).type();
        String name = type.fields.get(type.place(column)).name();
        if (value.equals(NULL)) {
            fields.putNull(name);
        } else if (kind.equals("boolean")) {
            fields.put(name, Boolean.parseBoolean(value));
        } else {
            fields.put(name, value);
        }
    }

    private static String words(Problem problem) {
        Object fields = problem.inResult().get("fields");
        String names = fields instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : "";
        return problem.code + ":" + problem.message() + ":" + names + " --";
    }

    private static List<String> with(List<String> first, List<@Nullable String> then) {
        List<String> all = new ArrayList<>(first);
        then.forEach(cell -> all.add(String.valueOf(cell)));
        return all;
    }
}
