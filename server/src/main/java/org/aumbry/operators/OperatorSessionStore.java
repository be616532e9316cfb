package org.aumbry.operators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sign-ins of operators, and the links by which they add a passkey. */
@Repository
class OperatorSessionStore {

    static final String ADD = """
            insert into operator_session (id, operator_id, token_hash, created_at, last_seen_at, proved_at)
            values (:id, :operator, :hash, :at, :at, :at)
            """;

    static final String BY_HASH = """
            select id, operator_id, created_at, last_seen_at, proved_at
              from operator_session
             where token_hash = :hash
               and ended_at is null
            """;

    static final String SEEN = """
            update operator_session
               set last_seen_at = :at
             where id = :id
            """;

    static final String PROVED = """
            update operator_session
               set proved_at = :at
             where id = :id
            """;

    static final String END = """
            update operator_session
               set ended_at = :at
             where id = :id
               and ended_at is null
            """;

    static final String END_ALL = """
            update operator_session
               set ended_at = :at
             where operator_id = :operator
               and ended_at is null
            """;

    static final String ADD_LINK = """
            insert into operator_link (token_hash, operator_id, expires_at)
            values (:hash, :operator, :expires)
            """;

    static final String FIND_LINK = """
            select operator_id
              from operator_link
             where token_hash = :hash
               and used_at is null
               and expires_at > :now
            """;

    static final String USE_LINK = """
            update operator_link
               set used_at = :now
             where token_hash = :hash
               and used_at is null
               and expires_at > :now
            """;

    private final JdbcClient db;

    OperatorSessionStore(@Qualifier("control") JdbcClient db) {
        this.db = db;
    }

    /**
     * A sign-in that has not ended.
     *
     * @param provedAt when its passkey answered last
     */
    record Live(UUID id, OperatorId operator, Instant createdAt, Instant lastSeenAt, Instant provedAt) {}

    void add(UUID id, OperatorId operator, byte[] hash, Instant now) {
        db.sql(ADD)
                .param("id", id)
                .param("operator", operator.value())
                .param("hash", hash)
                .param("at", OperatorStore.utc(now))
                .update();
    }

    Optional<Live> byHash(byte[] hash) {
        return db.sql(BY_HASH).param("hash", hash).query(OperatorSessionStore::live).optional();
    }

    void seen(UUID id, Instant now) {
        db.sql(SEEN).param("id", id).param("at", OperatorStore.utc(now)).update();
    }

    void proved(UUID id, Instant now) {
        db.sql(PROVED).param("id", id).param("at", OperatorStore.utc(now)).update();
    }

    boolean end(UUID id, Instant now) {
        return db.sql(END).param("id", id).param("at", OperatorStore.utc(now)).update() == 1;
    }

    void endAll(OperatorId operator, Instant now) {
        db.sql(END_ALL).param("operator", operator.value()).param("at", OperatorStore.utc(now)).update();
    }

    void addLink(byte[] hash, OperatorId operator, Instant expires) {
        db.sql(ADD_LINK)
                .param("hash", hash)
                .param("operator", operator.value())
                .param("expires", OperatorStore.utc(expires))
                .update();
    }

    Optional<OperatorId> link(byte[] hash, Instant now) {
        return db.sql(FIND_LINK)
                .param("hash", hash)
                .param("now", OperatorStore.utc(now))
                .query(UUID.class)
                .optional()
                .map(OperatorId::new);
    }

    boolean useLink(byte[] hash, Instant now) {
        return db.sql(USE_LINK).param("hash", hash).param("now", OperatorStore.utc(now)).update() == 1;
    }

    private static Live live(ResultSet row, int number) throws SQLException {
        return new Live(
                row.getObject("id", UUID.class),
                new OperatorId(row.getObject("operator_id", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                row.getObject("proved_at", OffsetDateTime.class).toInstant());
    }
}
