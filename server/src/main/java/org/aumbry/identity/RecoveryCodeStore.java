package org.aumbry.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Recovery codes, as keyed codes only. */
@Repository
class RecoveryCodeStore {

    static final String ADD = """
            insert into recovery_code (id, user_id, code_mac, created_at)
            values (:id, :user, :mac, :at)
            """;

    static final String REMOVE_ALL = """
            delete from recovery_code
             where user_id = :user
            """;

    static final String USE = """
            update recovery_code
               set used_at = :at
             where user_id = :user
               and code_mac = :mac
               and used_at is null
            """;

    static final String LEFT = """
            select count(*)
              from recovery_code
             where user_id = :user
               and used_at is null
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    RecoveryCodeStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    void add(UUID id, UserId user, String code, Instant now) {
        db.sql(ADD)
                .param("id", id)
                .param("user", user.value())
                .param("mac", mac(code))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void removeAll(UserId user) {
        db.sql(REMOVE_ALL).param("user", user.value()).update();
    }

    /** Uses a code up; false when it is none of the person's or was used before. */
    boolean use(UserId user, String code, Instant now) {
        return db.sql(USE)
                .param("user", user.value())
                .param("mac", mac(code))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    int left(UserId user) {
        return db.sql(LEFT).param("user", user.value()).query(Integer.class).single();
    }

    private byte[] mac(String code) {
        return sealer.mac("recovery_code", "code_mac", code);
    }
}
