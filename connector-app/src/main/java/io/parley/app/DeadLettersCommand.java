package io.parley.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.console.Triage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What people do about items that could not go on by themselves. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Lists, shows, retries and discards items that could not go on by themselves.",
            "A Parley that runs with this configuration is asked through its console; else its store is opened."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is done",
            "1:it is not done (the reason is on standard error)",
            "2:the command or the configuration is wrong"
        })
final class DeadLettersCommand {

    private static final int ALL = 10_000;

    private final Desks desks;

    @Spec
    private CommandSpec spec;

    DeadLettersCommand(Desks desks) {
        this.desks = desks;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the open ones, newest first.")
    int list(
            @Mixin DeskCommand manners,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "At most so many.")
                    int limit) {
        return manners.at(desks, desk -> {
            List<JsonNode> letters = desk.list(limit);
            if (manners.json()) {
                manners.printJson(letters);
            } else if (letters.isEmpty()) {
                manners.print("There are no dead letters.");
            } else {
                letters.forEach(letter -> manners.print(line(letter)));
            }
            return ExitCode.OK;
        });
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows all of one, its payload too.")
    int show(@Mixin DeskCommand manners, @Parameters(paramLabel = "ID") long id) {
        return manners.at(desks, desk -> {
            Optional<JsonNode> letter = desk.show(id);
            if (letter.isEmpty()) {
                throw new DeskFailure("There is no open dead letter " + id + '.');
            }
            if (manners.json()) {
                manners.printJson(letter.get());
            } else {
                letter.get()
                        .properties()
                        .forEach(fact -> manners.print(fact.getKey() + ": " + readable(fact.getValue())));
            }
            return ExitCode.OK;
        });
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Puts them back into their queues; a malformed item is read anew.")
    int retry(
            @Mixin DeskCommand manners,
            @Parameters(paramLabel = "ID", arity = "0..*") List<Long> ids,
            @Option(names = "--all", description = "Every open one.") boolean all) {
        if (all == (ids != null && !ids.isEmpty())) {
            throw new ParameterException(spec.subcommands().get("retry"), "Say which: one or more numbers, or --all.");
        }
        return manners.at(desks, desk -> each(manners, all ? every(desk) : ids, desk::retry));
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Closes them for good. They are kept, but never made.")
    int discard(
            @Mixin DeskCommand manners,
            @Parameters(paramLabel = "ID", arity = "1..*") List<Long> ids,
            @Option(names = "--why", paramLabel = "REASON", required = true, description = "Others will want to know.")
                    String why) {
        return manners.at(desks, desk -> each(manners, ids, id -> desk.discard(id, why)));
    }

    private static List<Long> every(Desk desk) {
        return desk.list(ALL).stream().map(letter -> letter.path("id").asLong()).toList();
    }

    private static int each(DeskCommand manners, List<Long> ids, LongFunction<Triage.Result> act) {
        List<Map<String, Object>> results = new ArrayList<>();
        boolean allDone = true;
        for (long id : ids) {
            Triage.Result result = act.apply(id);
            allDone &= result.done();
            if (manners.json()) {
                Map<String, Object> shape = new LinkedHashMap<>();
                shape.put("id", id);
                shape.put("done", result.done());
                shape.put("message", result.sentence());
                results.add(shape);
            } else {
                manners.print(result.sentence());
            }
        }
        if (manners.json()) {
            manners.printJson(results);
        }
        return allDone ? ExitCode.OK : ExitCode.FAILED;
    }

    private static String line(JsonNode letter) {
        String field = letter.has("field") ? " [" + readable(letter.get("field")) + ']' : "";
        return String.format(
                "%6d  %s  %-7s  %s  %s%s",
                letter.path("id").asLong(),
                letter.path("at").asText().substring(0, 16).replace('T', ' '),
                letter.path("stage").asText(),
                readable(letter.path("subject")),
                readable(letter.path("reason")),
                field);
    }

    /** A terminal obeys control characters; what strangers wrote must not steer it. */
    private static String readable(JsonNode value) {
        StringBuilder plain = new StringBuilder();
        value.asText().codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean steers = type == Character.CONTROL && c != '\n' && c != '\t' || type == Character.FORMAT;
            plain.append(steers ? String.format("<U+%04X>", c) : Character.toString(c));
        });
        return plain.toString();
    }
}
