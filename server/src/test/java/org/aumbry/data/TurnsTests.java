package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several nodes on one data folder and one database. */
class TurnsTests {

    private static DataHarness data;

    @BeforeAll
    static void start() {
        data = DataHarness.fast();
    }

    @AfterAll
    static void stop() {
        data.close();
    }

    @Test
    void oneNodeHasTheTurnUntilItEnds() {
        var store = new TurnStore(JdbcClient.create(data.databases.control()));
        var one = UUID.randomUUID();
        var two = UUID.randomUUID();

        assertThat(store.take("sweep", one, Duration.ofMinutes(1))).isTrue();
        assertThat(store.take("sweep", two, Duration.ofMinutes(1))).isFalse();
        assertThat(store.take("other", two, Duration.ofMinutes(1))).isTrue();
        assertThat(store.take("sweep", one, Duration.ofSeconds(-1))).as("given back").isTrue();
        assertThat(store.take("sweep", two, Duration.ofMinutes(1))).isTrue();
        assertThat(store.take("sweep", one, Duration.ofMinutes(1))).isFalse();
    }

    @Test
    void aFurtherNodeHasItsOwnPlaceAndSharesTheRest() {
        try (var two = DataFolder.node(data.path, "two")) {
            assertThat(two.isBeside()).isTrue();
            assertThat(two.folder("keys")).isEqualTo(data.path.resolve("keys"));
            assertThat(two.own("index")).isEqualTo(data.path.resolve("node-two/index"));
            assertThat(two.node()).isNotEqualTo(data.folder.node()).isEqualTo(two.node());
            assertThatThrownBy(() -> DataFolder.node(data.path, "two"))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("in use");
        }
        try (var again = DataFolder.node(data.path, "two")) {
            assertThat(again.own("index")).exists();
        }
        assertThatThrownBy(() -> DataFolder.node(data.path, "../two")).isInstanceOf(CannotStartException.class);
        assertThatThrownBy(() -> DataFolder.node(TestDataFolder.fresh(), "two"))
                .isInstanceOf(CannotStartException.class);
    }

    /** Two shards: networks go to the one with the fewest, and each is served from its own database. */
    @Test
    void networksAreSpreadOverTwoShards() {
        var folder = TestDataFolder.fresh();
        try (var two = new DataHarness(
                folder, new java.util.HashMap<>(TestDataFolder.fast()), java.util.Map.of("a", "", "b", ""),
                java.util.List.of())) {
            var databases = new java.util.HashMap<String, Integer>();
            for (int i = 0; i < 4; i++) {
                var tenant = two.newTenant();
                var where = two.inside(tenant, () ->
                        two.db.sql("select current_database()::text").query(String.class).single());
                assertThat(where).isEqualTo("aumbry_shard_" + two.directory.shardOf(tenant));
                databases.merge(where, 1, Integer::sum);
            }
            assertThat(databases).containsOnly(
                    java.util.Map.entry("aumbry_shard_a", 2), java.util.Map.entry("aumbry_shard_b", 2));
        }
    }
}
