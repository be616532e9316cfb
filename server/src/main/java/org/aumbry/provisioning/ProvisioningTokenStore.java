package org.aumbry.provisioning;

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
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ProvisioningTokenStore {

    private static final String TABLE = "provisioning_token";

    static final String ADD = """
            insert into provisioning_token (id, name_sealed, token_hash, made_by, heir_id, created_at, expires_at)
            values (:id, :name, :hash, :by, :heir, :at, :expires)
            """;

    static final String BY_HASH = """
            select id, name_sealed, made_by, heir_id, created_at, expires_at, last_used_at
              from provisioning_token
             where token_hash = :hash
               and revoked_at is null
               and expires_at > :now
            """;

    static final String ONE = """
            select id, name_sealed, made_by, heir_id, created_at, expires_at, last_used_at
              from provisioning_token
             where id = :id
            """;

    static final String LIST = """
            select id, name_sealed, made_by, heir_id, created_at, expires_at, last_used_at
              from provisioning_token
             where revoked_at is null
             order by id
             limit 100
            """;

    static final String USED = """
            update provisioning_token
               set last_used_at = :at
             where id = :id
            """;

    static final String REVOKE = """
            update provisioning_token
               set revoked_at = :at
             where id = :id
               and revoked_at is null
            """;

    static final String HAND_OVER = """
            update provisioning_token
               set made_by = case when made_by = :from and :admin then :to else made_by end,
                   heir_id = case when heir_id = :from then :to else heir_id end,
                   revoked_at = case when made_by = :from and not :admin then coalesce(revoked_at, :at)
                                     else revoked_at end
             where (made_by = :from or heir_id = :from)
               and revoked_at is null
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    ProvisioningTokenStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    void add(ProvisioningToken token, byte[] hash) {
        db.sql(ADD)
                .param("id", token.id())
                .param("name", sealer.seal(KeyScope.SETTINGS, cell(token.id()), token.name()))
                .param("hash", hash)
                .param("by", token.madeBy().value())
                .param("heir", token.heir().value())
                .param("at", utc(token.createdAt()))
                .param("expires", utc(token.expiresAt()))
                .update();
    }

    Optional<ProvisioningToken> byHash(byte[] hash, Instant now) {
        return db.sql(BY_HASH).param("hash", hash).param("now", utc(now)).query(this::token).optional();
    }

    Optional<ProvisioningToken> find(UUID id) {
        return db.sql(ONE).param("id", id).query(this::token).optional();
    }

    /** Tokens not revoked, expired ones too. */
    List<ProvisioningToken> list() {
        return db.sql(LIST).query(this::token).list();
    }

    void used(UUID id, Instant now) {
        db.sql(USED).param("id", id).param("at", utc(now)).update();
    }

    boolean revoke(UUID id, Instant now) {
        return db.sql(REVOKE).param("id", id).param("at", utc(now)).update() == 1;
    }

    /** Puts one person in the place of another; tokens that would then stand on no administrator are revoked. */
    int handOver(UserId from, UserId to, boolean admin, Instant now) {
        return db.sql(HAND_OVER)
                .param("from", from.value())
                .param("to", to.value())
                .param("admin", admin)
                .param("at", utc(now))
                .update();
    }

    private ProvisioningToken token(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var used = row.getObject("last_used_at", OffsetDateTime.class);
        return new ProvisioningToken(
                id,
                sealer.open(cell(id), row.getBytes("name_sealed")),
                new UserId(row.getObject("made_by", UUID.class)),
                new UserId(row.getObject("heir_id", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }

    private static Cell cell(UUID id) {
        return new Cell(TABLE, id, "name_sealed");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
