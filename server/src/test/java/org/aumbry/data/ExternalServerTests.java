package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aumbry.crypto.Randomness;
import org.aumbry.testing.TestDataFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server that somebody else runs: here another installation's, reached by address and passwords only. */
class ExternalServerTests {

    private static DataHarness other;
    private static String url;
    private static PostgresSecrets secrets;

    @BeforeAll
    static void start() {
        other = DataHarness.fast();
        url = Objects.requireNonNull(other.databases.server()).url(Databases.CONTROL);
        secrets = PostgresSecrets.in(other.folder, new Randomness());
    }

    @AfterAll
    static void stop() {
        other.close();
    }

    @Test
    void networksAreMadeAndServedThere() {
        try (var data = new DataHarness(TestDataFolder.fresh(), settings(url, secrets.owner()), List.of())) {
            assertThat(data.databases.server()).isNull();
            var tenant = data.newTenant();
            assertThat(data.inside(tenant, () -> data.db
                            .sql("select current_database() || ' ' || current_user")
                            .query(String.class)
                            .single()))
                    .isEqualTo("aumbry_shard_1 " + Schemas.of(tenant));
            assertThat(data.path.resolve("postgres")).doesNotExist();
            assertThat(new DatabaseDoorProbe(data.databases).look().holds()).isTrue();
        }
    }

    @Test
    void whoeverOnlyAnswersPeopleDoesWithoutTheOwnersLogin() {
        var folder = TestDataFolder.fresh();
        try (var own = DataFolder.open(folder);
                var web = Databases.reach(own, settings(url, null), NodeRole.WEB, new Randomness())) {
            assertThat(web.owns()).isFalse();
            var migrations = new Migrations(web, List.of());
            migrations.migrateControl();
            migrations.migrateTenants(
                    new TenantDirectory(JdbcClient.create(web.control()), migrations.fingerprint()));
            assertThatThrownBy(web::controlOwner).isInstanceOf(CannotStartException.class);
            assertThatThrownBy(() -> web.shardOwner("1")).isInstanceOf(CannotStartException.class);
            assertThatThrownBy(() -> web.console("1")).isInstanceOf(CannotStartException.class);
        } finally {
            TestDataFolder.delete(folder);
        }
    }

    @Test
    void aWrongAddressOrPasswordIsToldInOneSentence() {
        assertRefused(settings("jdbc:postgresql://127.0.0.1:1/aumbry_control", secrets.owner()),
                "No way to the control database");
        assertRefused(settings(url, "wrong"), "No way to the control database");
        assertRefused(settings(url, null), "aumbry.database.owner-password must be set");
    }

    @Test
    void anotherDatabaseOfTheSameServerKeepsTheOptions() {
        assertThat(Databases.beside("jdbc:postgresql://db.example.org:5432/aumbry_control?sslmode=verify-full", "x"))
                .isEqualTo("jdbc:postgresql://db.example.org:5432/x?sslmode=verify-full");
        assertThat(Databases.beside("jdbc:postgresql://a,b/aumbry_control", "x")).isEqualTo("jdbc:postgresql://a,b/x");
    }

    private static void assertRefused(DatabaseSettings settings, String sentence) {
        var folder = TestDataFolder.fresh();
        assertThatThrownBy(() -> new DataHarness(folder, settings, List.of()))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining(sentence);
        TestDataFolder.delete(folder);
    }

    private static DatabaseSettings settings(String url, @Nullable String ownerPassword) {
        return new DatabaseSettings(
                url, "aumbry_owner", ownerPassword, "aumbry_app", secrets.user(), Map.of(), 4, 0, "aumbry", null,
                Map.of(), null);
    }
}
