package io.parley.decide;

import static io.parley.Said.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.parley.Said;
import io.parley.decide.Condition.All;
import io.parley.decide.Condition.Followers;
import io.parley.decide.Condition.InLanguage;
import io.parley.decide.Condition.Not;
import io.parley.decide.Condition.Says;
import io.parley.enrich.Enrich;
import io.parley.enrich.Languages;
import io.parley.enrich.OwnAccounts;
import io.parley.model.Mention;
import io.parley.model.Priority;
import io.parley.model.RecordKind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a mention costs when none of many rules matches it: the dearest case. */
@Tag("bench")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecidePaceTest {

    private static final int ROUNDS = 40_000;

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final List<String> TEXTS = List.of(
            "My espresso machine leaks since yesterday and nobody of your support answers the phone, what shall I do now? "
                    + "I bought it only two months ago and the shop says it is not their business any more.",
            "Meine Maschine läuft seit gestern aus und niemand geht ans Telefon, was soll ich jetzt tun? Ich habe sie erst"
                    + " vor zwei Monaten gekauft und der Händler sagt, das gehe ihn nichts mehr an. Schöne Grüße",
            "Моя кофемашина течёт со вчерашнего дня, и никто из поддержки не отвечает на звонки, что мне теперь делать?"
                    + " Я купил её всего два месяца назад, а в магазине говорят, что это не их дело.",
            "昨日からコーヒーメーカーの水漏れが止まりません。サポートに電話しても誰も出ません。どうすればいいですか。");

    @Test
    void enriching_and_deciding_take_at_most_20_microseconds_without_language_detection() {
        Enrich enrich = new Enrich(OwnAccounts.NONE, new Languages(Languages.USUAL));
        Decide decide = new Decide(new Rules(rules()));
        List<Mention> declared = new ArrayList<>();
        TEXTS.forEach(
                text -> declared.add(said(text).declaredIn("en").toNobody().mention()));

        double micros = micros(declared, enrich, decide);
        double detected = micros(
                TEXTS.stream()
                        .map(text -> said(text).toNobody())
                        .map(Said::mention)
                        .toList(),
                enrich,
                decide);

        System.out.printf(
                "enrich + decide, 30 rules of 210 terms, none matching: %.1f µs of one core a mention;"
                        + " with language detection: %.1f µs%n",
                micros, detected);
        assertThat(micros).isLessThanOrEqualTo(20);
    }

    private static double micros(List<Mention> mentions, Enrich enrich, Decide decide) {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long start = CPU.getCurrentThreadCpuTime();
            for (int i = 0; i < ROUNDS; i++) {
                decide.decide(enrich.enrich(mentions.get(i % mentions.size())), null);
            }
            best = Math.min(best, CPU.getCurrentThreadCpuTime() - start);
        }
        return best / 1_000.0 / ROUNDS;
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<String> terms = new ArrayList<>();
            for (int j = 0; j < 6; j++) {
                terms.add("word" + i + "x" + j);
            }
            terms.add("never said " + i);
            Condition when = new All(List.of(
                    new Says(Terms.of(terms)),
                    new Not(new InLanguage(Set.of("tlh"))),
                    new Followers(List.of(Range.parse(">= 10")))));
            rules.add(new Rule(
                    "rule " + i,
                    when,
                    new Action.Open(
                            RecordKind.CASE, "support", Priority.LOW, Subject.USUAL, null, Duration.ofDays(5))));
        }
        return rules;
    }
}
