package io.parley.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.sandbox.salesforce.SalesforceSandbox;
import io.parley.sandbox.townsquare.TownSquare;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StandTest {

    @TempDir
    Path data;

    @Test
    void a_taken_port_is_named_and_the_data_stays_free() {
        try (TownSquare town = TownSquare.start(0, null)) {
            int taken = town.url().getPort();

            assertThatThrownBy(() -> SalesforceSandbox.start(taken, data)).hasMessageContaining("127.0.0.1:" + taken);
        }
        SalesforceSandbox.start(0, data).close();
    }

    @Test
    void data_in_use_is_named() {
        try (SalesforceSandbox first = SalesforceSandbox.start(0, data)) {
            assertThat(first.count("User")).isPositive();
            assertThatThrownBy(() -> SalesforceSandbox.start(0, data)).hasMessageContaining(data.toString());
        }
    }

    @Test
    void it_listens_on_loopback_and_takes_no_orders_over_http() {
        try (TownSquare town = TownSquare.start(0, null)) {
            assertThat(town.url().getHost()).isEqualTo("127.0.0.1");
            assertThat(new Http(town.url(), null).post("/__admin/shutdown", "").status())
                    .isEqualTo(401);
            assertThat(new Http(town.url(), null).get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void the_journal_is_bounded() {
        try (SalesforceSandbox crm = SalesforceSandbox.start(0, null)) {
            Http http = new Http(crm.url(), null);
            for (int i = 0; i < 250; i++) {
                http.get("/services/data?" + i);
            }

            assertThat(crm.journal()).hasSize(200).first().isEqualTo("GET /services/data?249");
        }
    }
}
