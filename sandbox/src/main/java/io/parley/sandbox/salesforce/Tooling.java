package io.parley.sandbox.salesforce;

import io.parley.sandbox.Answer;
import io.parley.sandbox.Call;
import io.parley.sandbox.salesforce.metadata.MetadataApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one question of the Tooling API that the stand-in answers: which versions a flow has. It keeps one of each. */
final class Tooling {

    private static final Pattern PATH = Pattern.compile("/services/data/v\\d{2,3}\\.0/tooling/query/?");
    private static final Pattern VERSIONS = Pattern.compile(
            "SELECT VersionNumber FROM Flow WHERE Definition\\.DeveloperName = '(\\w+)'", Pattern.CASE_INSENSITIVE);

    private final Tokens tokens;
    private final MetadataApi metadata;

    Tooling(Tokens tokens, MetadataApi metadata) {
        this.tokens = tokens;
        this.metadata = metadata;
    }

    static boolean means(Call call) {
        return PATH.matcher(call.path()).matches();
    }

    Answer answer(Call call) {
        if (tokens.user(call.header("Authorization")) == null) {
            return Problem.of(401, "INVALID_SESSION_ID", "Session expired or invalid")
                    .answer();
        }
        Matcher asked = VERSIONS.matcher(Objects.requireNonNullElse(call.param("q"), ""));
        if (!asked.matches()) {
            return Problem.malformedQuery("The stand-in answers no other query of the Tooling API")
                    .answer();
        }
        List<Map<String, Object>> found = metadata.hasFlow(asked.group(1))
                ? List.of(Map.of(
                        "attributes",
                        Map.of("type", "Flow", "url", "/services/data/v62.0/tooling/sobjects/Flow/301Hs0000000001"),
                        "VersionNumber",
                        1))
                : List.of();
        return Answer.json(
                200, Map.of("size", found.size(), "totalSize", found.size(), "done", true, "records", found));
    }
}
