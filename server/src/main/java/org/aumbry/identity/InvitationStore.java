package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InvitationStore {

    static final String ADD = """
            insert into invitation (id, user_id, token_hash, invited_by, created_at, expires_at)
            values (:id, :user, :hash, :by, :at, :expires)
            """;

    static final String BY_HASH = """
            select id, user_id, invited_by, created_at, expires_at
              from invitation
             where token_hash = :hash
               and used_at is null
               and revoked_at is null
               and expires_at > :now
            """;

    static final String OPEN = """
            select id, user_id, invited_by, created_at, expires_at
              from invitation
             where used_at is null
               and revoked_at is null
               and expires_at > :now
               and (cast(:after as uuid) is null or id > :after)
             order by id
             limit :limit
            """;

    static final String USE = """
            update invitation
               set used_at = :now
             where id = :id
               and used_at is null
               and revoked_at is null
               and expires_at > :now
            """;

    static final String REVOKE_OF = """
            update invitation
               set revoked_at = :now
             where user_id = :user
               and used_at is null
               and revoked_at is null
            """;

    private final JdbcClient db;

    InvitationStore(JdbcClient db) {
        this.db = db;
    }

    void add(Invitation invitation, byte[] hash) {
        db.sql(ADD)
                .param("id", invitation.id())
                .param("user", invitation.user().value())
                .param("hash", hash)
                .param("by", invitation.invitedBy().value())
                .param("at", utc(invitation.createdAt()))
                .param("expires", utc(invitation.expiresAt()))
                .update();
    }

    Optional<Invitation> byHash(byte[] hash, Instant now) {
        return db.sql(BY_HASH).param("hash", hash).param("now", utc(now)).query(InvitationStore::invitation).optional();
    }

    List<Invitation> open(@Nullable UUID after, Instant now, int limit) {
        return db.sql(OPEN)
                .param("after", after, java.sql.Types.OTHER)
                .param("now", utc(now))
                .param("limit", limit)
                .query(InvitationStore::invitation)
                .list();
    }

    /** Uses it up; false when someone was faster. */
    boolean use(UUID id, Instant now) {
        return db.sql(USE).param("id", id).param("now", utc(now)).update() == 1;
    }

    int revokeOf(UserId user, Instant now) {
        return db.sql(REVOKE_OF).param("user", user.value()).param("now", utc(now)).update();
    }

    private static Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                new UserId(row.getObject("user_id", UUID.class)),
                new UserId(row.getObject("invited_by", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
