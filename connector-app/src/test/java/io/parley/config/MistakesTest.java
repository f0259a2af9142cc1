package io.parley.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MistakesTest {

    private static final String RIGHT = """
            channels:
              fediverse: { type: mastodon, server: "https://square.example" }
            crms:
              support: { type: helpdesk, login-url: "https://crm.example", client-secret: "${SECRET}" }
            rules: rules.yaml
            """;

    private static final String WRONG = """
                colsole: { port: 8080 }
                channels:
                  fediverse:
                    type: mastodon
                    server: "mastodon.example"
                    token: "${FEDI_TOKEN}"
                    folow: [mentions]
                  birds:
                    type: twiter
                crms:
                  support: { type: helpdesk, login-url: "https://crm.example", client-secret: "s3cr3t-in-the-open" }
                rules: rules.yaml
                """;

    private static final String WRONG_RULES = """
                - name: everything
                  then: { open: case, in: suport }
                - name: reviews
                  when: { kind: review }
                  then: { open: lead, in: support, reopen-within: 5 days }
                - name: refunds
                  when: { text: refund, followers: [">= 10"], not: { followers: ">= 5" } }
                  then: set aside
                """;

    private static final String RULES = "- { name: all, then: { open: case, in: support } }\n";

    @TempDir
    private Path folder;

    private Files files;

    @BeforeEach
    void set_the_environment() {
        files = new Files(folder).set("SECRET", "canary-secret");
    }

    @Test
    void every_mistake_of_both_files_is_told_at_once_with_line_and_fix() {
        List<String> problems = files.problems(WRONG, WRONG_RULES);

        assertThat(problems)
                .containsExactly(
                        "parley.yaml:1: There is no key 'colsole' in parley.yaml. Did you mean 'console'?",
                        "parley.yaml:5: `server` must be the URL of a service, not 'mastodon.example'."
                                + " Write it with https:// (or http://) and a host, such as https://service.example.",
                        "parley.yaml:6: The environment variable FEDI_TOKEN is not set."
                                + " Set it before you start Parley: export FEDI_TOKEN=…",
                        "parley.yaml:7: There is no key 'folow' for a mastodon (channel fediverse). Did you mean 'follow'?",
                        "parley.yaml:9: There is no channel type 'twiter'. Use one of: mastodon, rss.",
                        "parley.yaml:11: `client-secret` is a secret and is written out here."
                                + " Change it, since it was written down; then put it into the environment and write"
                                + " \"${CLIENT_SECRET}\", or into a file and write \"${file:client-secret.txt}\".",
                        "rules.yaml:2: There is no CRM 'suport'. Did you mean 'support'?",
                        "rules.yaml:5: The CRM 'support' can't open a lead. Name another CRM, or open something else.",
                        "rules.yaml:5: `reopen-within`: '5 days' is not a duration such as 30s, 5m, 12h or 7d."
                                + " Write a number and s, m, h or d.",
                        "rules.yaml:6: The rule 'refunds' can never match. What it asks of `followers` contradicts itself"
                                + " or leaves nothing. Move it up, change what it asks, or take it out.");
    }

    @Test
    void a_right_configuration_has_none() {
        assertThat(files.problems(RIGHT, RULES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "every: soon                | `every`: 'soon' is not a duration",
                "every: 5                   | `every`: '5' is not a duration",
                "boosts: maybe              | `boosts` must be true or false",
                "page: many                 | `page` must be a whole number",
                "page: 2.5                  | `page` must be a whole number",
                "terms: nowhere.txt         | there is no readable file nowhere.txt",
                "terms: .                   | there is no readable file .",
                "token: [a, b]              | `token` must be a single value",
                "token:                     | `token` has no value",
                "token: ${file:gone.txt}    | The file gone.txt can't be read",
                "token: ${SHORT}            | `token` is shorter than 4 characters",
                "token: ${EMPTY}            | The environment variable EMPTY is empty",
                "token: Bearer ${SECRET}    | `token` is a secret and is written out here",
                "follow: [`a,b`]            | `follow` has a comma",
                "every: ${a b}              | '${a b}' refers to nothing",
                "server: http://            | `server`",
                "server: ftp://a.example    | `server` must be the URL",
                "server: https://me:pw@a.example | `server` has a user or password in it",
            })
    void an_option_that_can_not_be_used_is_told(String option, String expected) {
        files.set("EMPTY", " ").set("SHORT", "abc");
        String parley = RIGHT.replace(
                "{ type: mastodon, server: \"https://square.example\" }",
                "\n    type: mastodon\n"
                        + (option.startsWith("server") ? "" : "    server: \"https://square.example\"\n") + "    "
                        + option.replace("`", "\""));

        List<String> problems = files.problems(parley, RULES);

        assertThat(problems).singleElement().asString().contains(expected.replace("`follow`", "`follow`"));
        assertThat(problems.get(0)).startsWith("parley.yaml:" + (option.startsWith("server") ? 4 : 5) + ":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "store: { url: `jdbc:mysql://x` }                    | neither H2 nor PostgreSQL",
                "store: { url: `jdbc:postgresql://h/d?password=hunter22` } | has a password in it",
                "store: { password: hunter22 }                       | is a secret and is written out",
                "console: { port: 99999 }                            | `port` can't be '99999'",
                "console: { users: { admin: letmein } }              | `admin` is a secret and is written out",
                "languages: [en, klingon]                            | The language 'klingon' can't be told",
                "log: { format: xml }                                | `format` can't be 'xml'",
                "log: { level: loud }                                | `level` can't be 'loud'",
                "log: loud                                           | `log` must have keys and values",
                "own-accounts: { fedverse: [acme] }                  | Did you mean 'fediverse'?",
                "rules: rules.yaml                                   | The key 'rules' stands here twice",
                "stroe: {}                                           | Did you mean 'store'?",
            })
    void a_part_that_can_not_be_used_is_told(String part, String expected) {
        List<String> problems = files.problems(RIGHT + part.replace('`', '"'), RULES);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("parley.yaml:6: ")
                .contains(expected);
        assertThat(problems.get(0)).doesNotContain("hunter22", "letmein");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "when: { intent: purchase }          | There is no key 'intent' to ask for",
                "when: { hashtag: acme }             | Did you mean 'hashtags'?",
                "when: { channel: fediverze }        | There is no channel 'fediverze'. Did you mean 'fediverse'?",
                "when: { kind: pots }                | There is no kind 'pots'. Did you mean 'post'?",
                "when: { visibility: private }       | There is no visibility 'private'",
                "when: { language: english }         | 'english' is not a language code",
                "when: { language: xx-yy-zz-0 }      | 'xx-yy-zz-0' is not a language code",
                "when: { followers: many }           | 'many' is not a comparison",
                "when: { rating: `> 5` }             | What it asks of `rating`",
                "when: { mentions-us: perhaps }      | must be true or false",
                "when: { text: `/(a/` }              | is not a regular expression",
                "when: { text: `/(?=a)/` }           | look-around",
                "when: { author: ours }              | Own posts are set aside before any rule is asked",
                "when: refund                        | `when` must have keys and values",
                "when: { or: { kinds: post } }       | There is no key 'kinds'",
                "when: { not: { kind: [post, x] } }  | There is no kind 'x'",
                "name: again                         | The key 'name' stands here twice",
                "becuse: nothing                     | Did you mean 'because'?",
                "because: nothing                    | `because` belongs to `then: set aside` alone",
            })
    void a_rule_that_can_not_be_used_is_told(String line, String expected) {
        String rules = "- name: first\n  then: { open: case, in: support }\n  " + line.replace('`', '"') + "\n";

        assertThat(files.problems(RIGHT, rules))
                .singleElement()
                .asString()
                .startsWith("rules.yaml:" + (expected.contains("never") || isWhole(expected) ? 1 : 3) + ": ")
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "set asside                                        | There is nothing called 'set asside' to do",
                "{ open: cases, in: support }                      | Did you mean 'case'?",
                "{ in: support }                                   | does not say what to `open`",
                "{ open: case }                                    | does not say in which CRM",
                "{ open: case, in: support, priority: by-urgency } | There is no priority 'by-urgency'",
                "{ open: case, in: support, subject: `{txt}` }     | There is no field {txt}",
                "{ open: case, in: support, que: first }           | There is no key 'que'",
                "[]                                                | `then` must be a single value",
            })
    void what_can_not_be_done_is_told(String then, String expected) {
        assertThat(files.problems(RIGHT, "- name: first\n  then: " + then.replace('`', '"')))
                .singleElement()
                .asString()
                .startsWith("rules.yaml:2: ")
                .contains(expected);
    }

    @Test
    void rules_have_names_of_their_own() {
        assertThat(files.problems(RIGHT, "- then: set aside\n  when: { kind: post }\n"))
                .singleElement()
                .asString()
                .contains("rules.yaml:1: This rule has no `name`.");
        assertThat(files.problems(
                        RIGHT, "- { name: a, when: { kind: post }, then: set aside }\n- { name: a, then: set aside }"))
                .singleElement()
                .asString()
                .contains("rules.yaml:2: There is a rule 'a' in line 1 already.");
    }

    @Test
    void a_rule_that_an_earlier_one_leaves_nothing_to_is_told() {
        assertThat(files.problems(RIGHT, RULES + "- { name: late, when: { text: refund }, then: set aside }\n"))
                .containsExactly(
                        "rules.yaml:2: The rule 'late' can never match. The earlier rule 'all' takes every mention"
                                + " that it would match. Move it up, change what it asks, or take it out.");
    }

    @Test
    void names_of_channels_are_plain() {
        assertThat(files.problems(RIGHT.replace("fediverse", "Fedi_verse"), RULES))
                .singleElement()
                .asString()
                .contains("parley.yaml:2: 'Fedi_verse' can't be the name of a channel.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"channels", "crms", "rules"})
    void what_nothing_works_without_is_asked_for(String key) {
        String without = RIGHT.replaceAll("(?s)(?m)^" + key + ":.*?(?=^\\w|\\z)", "");

        assertThat(files.problems(without, "- { name: all, then: set aside }"))
                .singleElement()
                .asString()
                .contains("There ")
                .contains("`" + key + "`");
    }

    @Test
    void rules_that_are_not_there_are_told_where_they_are_named() {
        assertThat(files.problems(RIGHT.replace("rules.yaml", "rulez.yaml"), RULES))
                .singleElement()
                .asString()
                .startsWith("parley.yaml:5: There is no readable file ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "channels: { a: &x 1, b: *x }    | References (*name) are not supported",
                "author: @acme                   | This is not YAML",
                "a: [1, 2                        | This is not YAML",
                "[a]                             | must have keys and values",
                "# nothing                       | The file is empty",
                "? [a, b]                        | A key must be a word",
            })
    void what_is_no_yaml_for_us_is_told(String parley, String expected) {
        assertThat(files.problems(parley, RULES).get(0))
                .startsWith("parley.yaml:1: ")
                .contains(expected);
    }

    @Test
    void a_file_made_to_overflow_is_refused() {
        assertThat(files.problems("[".repeat(100_000), RULES))
                .singleElement()
                .asString()
                .contains("nested too deeply");
        assertThat(files.problems("#".repeat(1_100_000), RULES))
                .singleElement()
                .asString()
                .contains("larger than 1 MB");
    }

    @Test
    void a_missing_file_is_told() {
        Loaded<Settings> loaded = files.configuration().load(folder.resolve("gone.yaml"));

        assertThat(loaded).isInstanceOfSatisfying(Loaded.Wrong.class, wrong -> assertThat(wrong.problems())
                .hasSize(1));
    }

    private static boolean isWhole(String expected) {
        return expected.contains("What it asks of") || expected.contains("Own posts");
    }
}
