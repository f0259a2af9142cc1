package io.parley.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.config.Loaded;
import io.parley.config.Secrets;
import io.parley.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExamplesTest {

    private static final Path EXAMPLE = Path.of("../docs/admin/examples/parley.yaml");

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "STORE_PASSWORD", "store-password",
            "PARLEY_ADMIN_PASSWORD", "admin-password",
            "FEDIVERSE_TOKEN", "fediverse-token",
            "CRM_SECRET", "crm-secret");

    @Test
    void the_example_is_a_right_configuration_for_the_types_that_come_with_parley() {
        Loaded<Settings> loaded = Startup.load(EXAMPLE, ENVIRONMENT::get, new Secrets(), Types.installed());

        assertThat(loaded).isInstanceOfSatisfying(Loaded.Good.class, good -> assertThat(good.value())
                .isInstanceOfSatisfying(Settings.class, settings -> {
                    assertThat(settings.channels()).hasSize(2);
                    assertThat(settings.rules().rules()).hasSize(5);
                }));
    }
}
