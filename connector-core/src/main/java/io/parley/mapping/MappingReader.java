package io.parley.mapping;

import io.parley.mapping.Expression.Choice;
import io.parley.mapping.Expression.Template;
import io.parley.mapping.Expression.Text;
import io.parley.mapping.Mapping.Line;
import io.parley.yaml.Block;
import io.parley.yaml.Problem;
import io.parley.yaml.Report;
import io.parley.yaml.Value;
import io.parley.yaml.Yaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a mapping. Every mistake is reported, with its line and what to do. */
final class MappingReader {

    private static final Template NOTHING = new Template(List.of());

    private final MappingForm form;
    private final String file;
    private final Report report;

    private MappingReader(MappingForm form, String file, Report report) {
        this.form = form;
        this.file = file;
        this.report = report;
    }

    static Mapping read(MappingForm form, Path path, List<Problem> problems) {
        Report report = new Report(path.toString(), problems);
        Value root = new Yaml(path.toString(), report).read(path);
        return new MappingReader(form, path.toString(), report).mapping(root);
    }

    static Mapping read(MappingForm form, String text, String file, List<Problem> problems) {
        Report report = new Report(file, problems);
        return new MappingReader(form, file, report).mapping(new Yaml(file, report).read(text));
    }

    private Mapping mapping(@Nullable Value root) {
        Map<Section, Map<String, Line>> lines = new LinkedHashMap<>();
        Block block = root == null ? null : root.block("the mapping");
        if (block != null) {
            block.knowsOnly(form.sections().stream().map(Section::word).toList(), "in a mapping");
            for (Section section : form.sections()) {
                Value value = block.get(section.word());
                Block fields = value == null ? null : value.block(section.word());
                if (fields != null) {
                    lines.put(section, fields(section, fields));
                }
            }
        }
        return new Mapping(lines);
    }

    private Map<String, Line> fields(Section section, Block block) {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (String field : block.keys()) {
            int line = block.line(field);
            Value value = block.get(field);
            if (!form.fieldName().matcher(field).matches()) {
                report.problem(line, "'" + field + "' can't be a field of " + form.crm() + ".", form.fieldAdvice());
            } else if (section.own().contains(field)) {
                report.problem(
                        line,
                        "Parley fills " + field + " of " + section.object() + " itself, since its promises rest on it.",
                        "Take the line out, or use a field of your own.");
            } else if (value != null) {
                lines.put(field, new Line(field, expression(section, field, value), file, line));
            }
        }
        return lines;
    }

    private @Nullable Expression expression(Section section, String field, Value value) {
        if (value.isNothing()) {
            return null;
        }
        if (value.isBlock()) {
            Block block = value.block(field);
            return block == null ? null : special(section, block);
        }
        String text = value.text(field);
        return text == null ? null : Templates.read(section, text, value);
    }

    /** {@code value: "as it stands"}, or {@code from: …, values: …, otherwise: …}. */
    private @Nullable Expression special(Section section, Block block) {
        if (block.keys().size() == 1
                && Placeholder.named(block.keys().iterator().next()).isPresent()) {
            String word = block.keys().iterator().next();
            report.problem(
                    block.line(),
                    "{" + word + "} without quotes is no text.",
                    "Put quotes around it: \"{" + word + "}\".");
            return null;
        }
        int mistakes = report.count();
        block.knowsOnly(List.of("value", "from", "values", "otherwise"), "for a field");
        if (report.count() > mistakes) {
            return null;
        }
        Value fixed = block.get("value");
        if (fixed != null) {
            if (block.keys().size() > 1) {
                report.problem(block.line(), "`value` stands alone.", "Keep either `value` or `from` with `values`.");
                return null;
            }
            String text = fixed.text("value");
            return text == null ? null : new Template(List.of(new Text(text)));
        }
        String from = block.text("from");
        Value values = block.get("values");
        if (from == null || values == null) {
            if (block.get("from") == null || values == null) {
                report.problem(
                        block.line(),
                        "A choice needs `from` and `values`.",
                        "Write { from: \"{priority}\", values: { high: \"Problem\" }, otherwise: \"Question\" }.");
            }
            return null;
        }
        return choice(section, Templates.read(section, from, values), values, block.get("otherwise"));
    }

    private @Nullable Choice choice(Section section, Template from, Value values, @Nullable Value otherwise) {
        Block block = values.block("values");
        if (block == null) {
            return null;
        }
        Map<String, Template> chosen = new LinkedHashMap<>();
        for (String key : block.keys()) {
            Value value = block.get(key);
            if (value != null) {
                chosen.put(key, outcome(section, key, value));
            }
        }
        return new Choice(from, chosen, otherwise == null ? NOTHING : outcome(section, "otherwise", otherwise));
    }

    private static Template outcome(Section section, String name, Value value) {
        String text = value.isNothing() ? null : value.text(name);
        return text == null ? NOTHING : Templates.read(section, text, value);
    }
}
