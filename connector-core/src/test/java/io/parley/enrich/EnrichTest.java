package io.parley.enrich;

import static io.parley.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.Said;
import io.parley.model.EnrichedMention;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnrichTest {

    private static final Languages LANGUAGES = new Languages(Languages.USUAL);

    private final Enrich enrich =
            new Enrich(new OwnAccounts(Set.of("@Acme"), Map.of("blog", Set.of("editor"))), LANGUAGES);

    @ParameterizedTest
    @CsvSource({"pt-BR,pt", "EN,en", "iw,he", "zh_Hans,zh", "nb,no", "tlh,tlh"})
    void a_declared_language_is_believed_and_written_in_one_way(String declared, String expected) {
        assertThat(language(said("Der Drucker druckt nicht mehr, was nun?").declaredIn(declared)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"''", "und", "not a language"})
    void without_a_usable_declaration_the_text_is_looked_at(String declared) {
        assertThat(language(said("Mein Drucker druckt seit gestern nicht mehr, was soll ich tun?")
                        .declaredIn(declared)))
                .isEqualTo("de");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | My printer has stopped working since yesterday, what should I do now?",
                "es | Mi impresora no funciona desde ayer, ¿qué puedo hacer con ella?",
                "fr | Mon imprimante ne fonctionne plus depuis hier, que dois-je faire ?",
                "pt | A minha impressora não funciona desde ontem, o que devo fazer agora?",
                "it | La mia stampante non funziona più da ieri, che cosa devo fare adesso?",
                "nl | Mijn printer doet het sinds gisteren niet meer, wat moet ik nu doen?",
                "pl | Moja drukarka nie działa od wczoraj, co powinienem teraz zrobić?",
                "tr | Yazıcım dünden beri çalışmıyor, şimdi ne yapmam gerekiyor acaba?",
                "ru | Мой принтер не работает со вчерашнего дня, что мне теперь делать?",
                "uk | Мій принтер не працює з учорашнього дня, що мені тепер робити?",
                "ar | طابعتي لا تعمل منذ الأمس، ماذا يجب أن أفعل الآن من فضلكم؟",
                "hi | मेरा प्रिंटर कल से काम नहीं कर रहा है, अब मुझे क्या करना चाहिए?",
                "ja | 昨日からプリンターが動きません",
                "ja | ありがとう",
                "zh | 我的打印机昨天开始坏了",
                "ko | 프린터가 고장",
                "th | เครื่องพิมพ์เสีย",
                "he | המדפסת לא עובדת",
                "el | Δεν λειτουργεί",
            })
    void the_language_of_a_text_is_told(String expected, String text) {
        assertThat(language(said(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it is broken",
                "👍👍👍 12345678901234567890",
                "@acme@square.example #printer #broken https://square.example/a/long/address/of/words",
                "¯\\_(ツ)_/¯",
                "返金",
            })
    void too_few_words_tell_nothing(String text) {
        assertThat(language(said(text))).isEqualTo("und");
    }

    @Test
    void the_same_text_always_gives_the_same_language() {
        String mixed = "Bonjour my friend, wie geht es dir today, muy bien gracias amigo";
        String first = LANGUAGES.detect(mixed);
        for (int i = 0; i < 20; i++) {
            assertThat(new Languages(Languages.USUAL).detect(mixed)).isEqualTo(first);
        }
    }

    @Test
    void only_expected_languages_are_guessed() {
        Languages few = new Languages(List.of("en", "fr"));

        assertThat(few.detect("Mon imprimante ne fonctionne plus depuis hier")).isEqualTo("fr");
        assertThat(few.detect("La mia stampante non funziona più da ieri")).isNotEqualTo("it");
        assertThatThrownBy(() -> new Languages(List.of("en", "xx"))).hasMessageContaining("xx");
    }

    @Test
    void every_usual_language_can_be_detected() {
        assertThat(Languages.detectable()).containsAll(Languages.USUAL);
        assertThat(new Languages(Languages.detectable()).detect("This is a plain English sentence for a test."))
                .isEqualTo("en");
    }

    @Test
    void an_unknown_number_of_followers_is_none() {
        assertThat(enrich.enrich(said("hello").by("1", "a", "", null).mention()).followers())
                .isZero();
    }

    @Test
    void own_posts_are_told_by_account_and_by_handle() {
        assertThat(ours(said("x").by("acme", "whatever", "", 1))).isTrue();
        assertThat(ours(said("x").by("9", "ACME", "", 1))).isTrue();
        assertThat(ours(said("x").by("9", "@editor", "", 1).on("blog"))).isTrue();
        assertThat(ours(said("x").by("9", "editor", "", 1).on("square"))).isFalse();
        assertThat(ours(said("x").by(null, "", "acme", 1))).isFalse();
    }

    private boolean ours(Said said) {
        return enrich.enrich(said.mention()).ours();
    }

    private String language(Said said) {
        EnrichedMention enriched = enrich.enrich(said.mention());
        return enriched.language();
    }
}
