package io.parley.app;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets a person. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description = {
            "Erases what an author wrote and who they are from Parley's store, and tells the CRM that their mentions"
                    + " are deleted. It can't be undone.",
            "A Parley that runs with this configuration is asked through its console; else its store is opened."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the author is forgotten",
            "1:nobody was found, or it is not done (the reason is on standard error)",
            "2:the command or the configuration is wrong"
        })
final class ForgetCommand implements Callable<Integer> {

    private final Desks desks;

    @Mixin
    private DeskCommand manners;

    @Parameters(paramLabel = "AUTHOR", description = "The author's id on the channel, or their handle.")
    private String author;

    @Option(names = "--channel", paramLabel = "NAME", required = true, description = "The channel, as in parley.yaml.")
    private String channel;

    ForgetCommand(Desks desks) {
        this.desks = desks;
    }

    @Override
    public Integer call() {
        return manners.at(desks, desk -> {
            Map<String, Integer> erased = desk.forget(channel, author.replaceFirst("^@", ""));
            boolean found = erased.values().stream().anyMatch(count -> count > 0);
            if (manners.json()) {
                manners.printJson(Map.of("found", found, "erased", erased));
            } else {
                manners.print(found ? "Forgotten: " + words(erased) + '.' : "Nobody of that name was found there.");
            }
            return found ? ExitCode.OK : ExitCode.FAILED;
        });
    }

    private static String words(Map<String, Integer> erased) {
        return erased.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
