package org.aumbry.clients;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the answers of requests that may be repeated, sealed. */
@Repository
public class AnswerStore {

    static final String SWEEP = """
            delete from idempotent_answer
             where user_id = :user
               and expires_at <= :now
            """;

    static final String BEGIN = """
            insert into idempotent_answer (user_id, key_mac, request_mac, answer_id, expires_at)
            values (:user, :key, :request, :id, :expires)
                on conflict do nothing
            """;

    static final String FIND = """
            select request_mac, status, answer_sealed, answer_id
              from idempotent_answer
             where user_id = :user
               and key_mac = :key
            """;

    static final String FINISH = """
            update idempotent_answer
               set status = :status,
                   answer_sealed = :answer
             where user_id = :user
               and key_mac = :key
            """;

    static final String FORGET_OLD = """
            delete from idempotent_answer
             where expires_at <= :now
            """;

    static final String FORGET = """
            delete from idempotent_answer
             where user_id = :user
               and key_mac = :key
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    AnswerStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** What is kept of a request. */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(byte[] request, @Nullable Integer status, byte @Nullable [] answer) {}

    byte[] mac(String column, String value) {
        return sealer.mac("idempotent_answer", column, value);
    }

    /** Takes the key for a request; false when it was taken before. */
    @Transactional
    public boolean begin(UserId user, String key, byte[] request, UUID id, Instant now, Instant expires) {
        db.sql(SWEEP).param("user", user.value()).param("now", now.atOffset(ZoneOffset.UTC)).update();
        return db.sql(BEGIN)
                        .param("user", user.value())
                        .param("key", mac("key_mac", key))
                        .param("request", request)
                        .param("id", id)
                        .param("expires", expires.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Kept> find(UserId user, String key) {
        return db.sql(FIND)
                .param("user", user.value())
                .param("key", mac("key_mac", key))
                .query((row, number) -> {
                    var sealed = row.getBytes("answer_sealed");
                    var id = row.getObject("answer_id", UUID.class);
                    int status = row.getInt("status");
                    return new Kept(
                            row.getBytes("request_mac"),
                            sealed == null ? null : Integer.valueOf(status),
                            sealed == null ? null : sealer.openBytes(cell(id), sealed));
                })
                .optional();
    }

    @Transactional
    public void finish(UserId user, String key, UUID id, int status, byte[] answer) {
        db.sql(FINISH)
                .param("user", user.value())
                .param("key", mac("key_mac", key))
                .param("status", status)
                .param("answer", sealer.sealBytes(KeyScope.CONTENT, cell(id), answer))
                .update();
    }

    /** Forgets what is past its time; how many. */
    @Transactional
    public int forgetOld(Instant now) {
        return db.sql(FORGET_OLD).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** Frees the key of a request that failed on our side, so that it can be tried again. */
    @Transactional
    public void forget(UserId user, String key) {
        db.sql(FORGET).param("user", user.value()).param("key", mac("key_mac", key)).update();
    }

    private static Cell cell(UUID id) {
        return new Cell("idempotent_answer", id, "answer_sealed");
    }
}
