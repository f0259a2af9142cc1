package io.parley.crm.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.oracle.api.Access;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OracleSettingsTest {

    private static OracleSettings with(String... more) {
        Map<String, String> options = new HashMap<>(Map.of(
                "url", "https://pod.example/Services/Integration/", "user", "ACME\\SOCIAL", "password", "s3cret"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return OracleSettings.of(OracleOptions.all(), options);
    }

    @Test
    void the_address_of_the_pod_is_enough_and_a_backslash_in_the_user_is_a_slash() {
        assertThat(with().access().url()).isEqualTo("https://pod.example");
        assertThat(with().access().user()).isEqualTo("ACME/SOCIAL");
        assertThat(with().access().mode()).isEqualTo(Access.Mode.STATELESS);
        assertThat(with("login", "session").access().mode()).isEqualTo(Access.Mode.SESSION);
    }

    @Test
    void no_text_of_the_settings_shows_the_password() {
        assertThat(with().toString()).doesNotContain("s3cret").contains("ACME/SOCIAL");
    }

    @Test
    void what_does_not_fit_together_is_said_with_what_to_do() {
        assertThatThrownBy(() -> with("user", "SOCIAL")).hasMessageContaining("COMPANY/USER");
        assertThatThrownBy(() -> with("reply-source", "fax")).hasMessageContaining("note, field, activity");
        assertThatThrownBy(() -> with("reply-source", "field")).hasMessageContaining("reply-field");
        assertThatThrownBy(() -> with("author-field", "Who is it?")).hasMessageContaining("IndexedShortText0");
        assertThatThrownBy(() -> with("reply-overlap", "soon")).hasMessageContaining("reply-overlap");
    }
}
