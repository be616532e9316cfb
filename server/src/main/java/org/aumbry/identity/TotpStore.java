package org.aumbry.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.aumbry.crypto.Secret;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a person's authenticator app and we both know; at most one app for a person. */
@Repository
class TotpStore {

    static final String BEGIN = """
            insert into totp_secret (user_id, secret_sealed, created_at, last_step)
            values (:user, :secret, :at, 0)
                on conflict (user_id) do update
               set secret_sealed = excluded.secret_sealed,
                   created_at = excluded.created_at,
                   last_step = 0
             where totp_secret.confirmed_at is null
            """;

    static final String FIND = """
            select secret_sealed, confirmed_at is not null as confirmed, last_step
              from totp_secret
             where user_id = :user
               for update
            """;

    static final String USE = """
            update totp_secret
               set last_step = :step,
                   confirmed_at = coalesce(confirmed_at, :at)
             where user_id = :user
               and last_step < :step
            """;

    static final String REMOVE = """
            delete from totp_secret
             where user_id = :user
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    TotpStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** What is kept. The caller closes the secret. */
    record Kept(Secret secret, boolean confirmed, long lastStep) {}

    /** Keeps a new secret until it is confirmed; false when there is a confirmed one. */
    boolean begin(UserId user, byte[] secret, Instant now) {
        return db.sql(BEGIN)
                .param("user", user.value())
                .param("secret", sealer.sealBytes(KeyScope.person(user), cell(user), secret))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    /** What is kept of the person, locked until the transaction ends. */
    Optional<Kept> lock(UserId user) {
        return db.sql(FIND)
                .param("user", user.value())
                .query((row, number) -> new Kept(
                        open(user, row.getBytes("secret_sealed")),
                        row.getBoolean("confirmed"),
                        row.getLong("last_step")))
                .optional();
    }

    /** Uses a step up and confirms the app with it. */
    boolean use(UserId user, long step, Instant now) {
        return db.sql(USE)
                .param("user", user.value())
                .param("step", step)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    boolean remove(UserId user) {
        return db.sql(REMOVE).param("user", user.value()).update() == 1;
    }

    private Secret open(UserId user, byte[] sealed) {
        var raw = sealer.openBytes(cell(user), sealed);
        try {
            return Secret.copyOf(raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    private static Cell cell(UserId user) {
        return new Cell("totp_secret", user.value(), "secret_sealed");
    }
}
