package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TokenStore {

    private static final String TABLE = "access_token";

    static final String ADD = """
            insert into access_token (id, user_id, name_sealed, token_hash, scopes, created_at, expires_at)
            values (:id, :user, :name, :hash, :scopes, :at, :expires)
            """;

    static final String BY_HASH = """
            select id, user_id, name_sealed, scopes, created_at, expires_at, last_used_at
              from access_token
             where token_hash = :hash
               and revoked_at is null
               and expires_at > :now
            """;

    static final String COUNTS = """
            select exists (
                select 1
                  from access_token
                 where id = :id
                   and revoked_at is null
                   and expires_at > :now
            )
            """;

    static final String OF_USER = """
            select id, user_id, name_sealed, scopes, created_at, expires_at, last_used_at
              from access_token
             where user_id = :user
               and revoked_at is null
             order by id
             limit 500
            """;

    static final String ALL = """
            select id, user_id, name_sealed, scopes, created_at, expires_at, last_used_at
              from access_token
             where revoked_at is null
             order by id desc
             limit 500
            """;

    static final String OPEN = """
            select exists (select 1
                             from access_token
                            where id = :id
                              and revoked_at is null
                              and expires_at > :now)
            """;

    static final String USED = """
            update access_token
               set last_used_at = :at
             where id = :id
            """;

    static final String REVOKE = """
            update access_token
               set revoked_at = :at
             where id = :id
               and user_id = :user
               and revoked_at is null
            """;

    static final String REVOKE_ANY = """
            update access_token
               set revoked_at = :at
             where id = :id
               and revoked_at is null
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    TokenStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    void add(AccessToken token, byte[] hash) {
        db.sql(ADD)
                .param("id", token.id())
                .param("user", token.user().value())
                .param("name", sealer.seal(
                        KeyScope.person(token.user()), new Cell(TABLE, token.id(), "name_sealed"), token.name()))
                .param("hash", hash)
                .param("scopes", token.scopes().toArray(String[]::new))
                .param("at", utc(token.createdAt()))
                .param("expires", utc(token.expiresAt()))
                .update();
    }

    Optional<AccessToken> byHash(byte[] hash, Instant now) {
        return db.sql(BY_HASH).param("hash", hash).param("now", utc(now)).query(this::token).optional();
    }

    boolean revokeAny(UUID id, Instant now) {
        return db.sql(REVOKE_ANY).param("id", id).param("at", utc(now)).update() == 1;
    }

    boolean open(UUID id, Instant now) {
        return db.sql(OPEN).param("id", id).param("now", utc(now)).query(Boolean.class).single();
    }

    List<AccessToken> all() {
        return db.sql(ALL).query(this::token).list();
    }

    List<AccessToken> ofUser(UserId user) {
        return db.sql(OF_USER).param("user", user.value()).query(this::token).list();
    }

    boolean counts(UUID id, Instant now) {
        return db.sql(COUNTS).param("id", id).param("now", utc(now)).query(Boolean.class).single();
    }

    void used(UUID id, Instant now) {
        db.sql(USED).param("id", id).param("at", utc(now)).update();
    }

    boolean revoke(UserId user, UUID id, Instant now) {
        return db.sql(REVOKE).param("id", id).param("user", user.value()).param("at", utc(now)).update() == 1;
    }

    private AccessToken token(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var used = row.getObject("last_used_at", OffsetDateTime.class);
        return new AccessToken(
                id,
                new UserId(row.getObject("user_id", UUID.class)),
                sealer.open(new Cell(TABLE, id, "name_sealed"), row.getBytes("name_sealed"), ""),
                Set.of((String[]) row.getArray("scopes").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
