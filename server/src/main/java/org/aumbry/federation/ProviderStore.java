package org.aumbry.federation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ProviderStore {

    /** How many providers one network may have. */
    static final int MOST = 50;

    private static final String TABLE = "sign_in_provider";

    static final String FIND = """
            select id, kind, enabled, name_sealed, settings_sealed, welcome_sealed,
                    secret_sealed is not null as has_secret,
                   created_at, checked_at
              from sign_in_provider
             where id = :id
            """;

    static final String LIST = """
            select id, kind, enabled, name_sealed, settings_sealed, welcome_sealed,
                    secret_sealed is not null as has_secret,
                   created_at, checked_at
              from sign_in_provider
             order by id
             limit 50
            """;

    static final String SECRET = """
            select secret_sealed
              from sign_in_provider
             where id = :id
               and secret_sealed is not null
            """;

    static final String ADD = """
            insert into sign_in_provider
                   (id, kind, enabled, name_sealed, settings_sealed, welcome_sealed, created_at)
            values (:id, :kind, false, :name, :settings, :welcome, :at)
            """;

    static final String CHANGE = """
            update sign_in_provider
               set name_sealed = :name,
                   settings_sealed = :settings,
                   welcome_sealed = :welcome
             where id = :id
            """;

    static final String SET_SECRET = """
            update sign_in_provider
               set secret_sealed = :secret
             where id = :id
            """;

    static final String ENABLE = """
            update sign_in_provider
               set enabled = :enabled
             where id = :id
            """;

    static final String CHECKED = """
            update sign_in_provider
               set checked_at = :at
             where id = :id
            """;

    static final String REMOVE = """
            delete from sign_in_provider
             where id = :id
            """;

    private final JdbcClient db;
    private final Sealer sealer;
    private final JsonMapper json;

    ProviderStore(JdbcClient db, Sealer sealer, JsonMapper json) {
        this.db = db;
        this.sealer = sealer;
        this.json = json;
    }

    Optional<Provider> find(ProviderId id) {
        return db.sql(FIND).param("id", id.value()).query(this::provider).optional();
    }

    List<Provider> list() {
        return db.sql(LIST).query(this::provider).list();
    }

    /** The secret we show the provider; null when none is kept. */
    @Nullable String secret(ProviderId id) {
        return db.sql(SECRET)
                .param("id", id.value())
                .query((row, number) -> open(id.value(), "secret_sealed", row))
                .optional()
                .orElse(null);
    }

    void add(Provider provider) {
        db.sql(ADD)
                .param("id", provider.id().value())
                .param("kind", provider.kind().stored())
                .param("name", seal(provider.id(), "name_sealed", provider.name()))
                .param("settings", seal(provider.id(), "settings_sealed", json.writeValueAsString(provider.settings())))
                .param("welcome", seal(provider.id(), "welcome_sealed", json.writeValueAsString(provider.welcome())))
                .param("at", provider.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(Provider provider) {
        db.sql(CHANGE)
                .param("id", provider.id().value())
                .param("name", seal(provider.id(), "name_sealed", provider.name()))
                .param("settings", seal(provider.id(), "settings_sealed", json.writeValueAsString(provider.settings())))
                .param("welcome", seal(provider.id(), "welcome_sealed", json.writeValueAsString(provider.welcome())))
                .update();
    }

    void setSecret(ProviderId id, @Nullable String secret) {
        db.sql(SET_SECRET)
                .param("id", id.value())
                .param("secret", secret == null ? null : seal(id, "secret_sealed", secret), java.sql.Types.BINARY)
                .update();
    }

    void enable(ProviderId id, boolean enabled) {
        db.sql(ENABLE).param("id", id.value()).param("enabled", enabled).update();
    }

    void checked(ProviderId id, Instant at) {
        db.sql(CHECKED).param("id", id.value()).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    void remove(ProviderId id) {
        db.sql(REMOVE).param("id", id.value()).update();
    }

    private Provider provider(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var checked = row.getObject("checked_at", OffsetDateTime.class);
        return new Provider(
                new ProviderId(id),
                open(id, "name_sealed", row),
                row.getBoolean("enabled"),
                settings(row.getString("kind"), open(id, "settings_sealed", row)),
                json.readValue(open(id, "welcome_sealed", row), Welcome.class),
                row.getBoolean("has_secret"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                checked == null ? null : checked.toInstant());
    }

    private ProviderSettings settings(String kind, String text) {
        var type = switch (ProviderKind.of(kind).orElseThrow()) {
            case OIDC -> ProviderSettings.Oidc.class;
            case SAML -> ProviderSettings.Saml.class;
            case LDAP -> ProviderSettings.Ldap.class;
        };
        return json.readValue(text, type);
    }

    private byte[] seal(ProviderId id, String column, String plain) {
        return sealer.seal(KeyScope.SETTINGS, new Cell(TABLE, id.value(), column), plain);
    }

    private String open(UUID id, String column, ResultSet row) throws SQLException {
        return sealer.open(new Cell(TABLE, id, column), row.getBytes(column));
    }
}
