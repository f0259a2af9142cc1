package io.parley.crm.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.Author;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeysTest {

    @Test
    void a_key_fits_into_the_30_characters_that_oracle_keeps() {
        assertThat(Keys.record("fediverse:acme:" + "9".repeat(500)))
                .hasSize(Keys.LENGTH)
                .matches("[A-Z2-7]{26}");
        assertThat(Keys.LENGTH).isLessThanOrEqualTo(30);
    }

    @Test
    void a_key_is_the_same_for_ever() {
        // Worked out apart: base32 of the SHA-256 of "record:fediverse:acme:1", its first 26 characters.
        assertThat(Keys.record("fediverse:acme:1")).isEqualTo("O7XBLYPYROED7HLMIOPTRPGDBR");
    }

    @Test
    void no_two_things_have_one_key() {
        Author author = new Author("1", "1", "1", null, null);
        Set<String> keys = new HashSet<>(Set.of(
                Keys.record("1"),
                Keys.message("1"),
                Keys.confirmation("1"),
                Keys.failure("1", ""),
                Keys.opening("1"),
                Keys.words("1", ""),
                Keys.author("1", author),
                Keys.contact("1", author)));
        for (int i = 0; i < 1_000; i++) {
            keys.add(Keys.record("mention " + i));
        }

        assertThat(keys).hasSize(1_008);
    }
}
