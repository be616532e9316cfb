package org.aumbry.identity;

import java.time.Instant;
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

/** Password hashes, sealed once more under the person's key: a stolen table gives nothing to guess against. */
@Repository
class CredentialStore {

    static final String HASH = """
            select hash_sealed
              from credential
             where user_id = :user
            """;

    static final String SET = """
            insert into credential (user_id, hash_sealed, changed_at)
            values (:user, :hash, :at)
                on conflict (user_id) do update
               set hash_sealed = excluded.hash_sealed,
                   changed_at = excluded.changed_at
            """;

    static final String UPGRADE = """
            update credential
               set hash_sealed = :hash
             where user_id = :user
               and hash_sealed = :old
            """;

    static final String ALL = """
            select user_id, hash_sealed
              from credential
             order by user_id
             limit 10000
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    CredentialStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    Optional<String> find(UserId user) {
        return sealed(user).map(sealed -> sealer.open(cell(user), sealed));
    }

    void set(UserId user, String hash, Instant now) {
        db.sql(SET)
                .param("user", user.value())
                .param("hash", seal(user, hash))
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Puts a stronger hash of the same password in place, unless the password was changed meanwhile. */
    void upgrade(UserId user, String from, String to) {
        sealed(user).filter(sealed -> sealer.open(cell(user), sealed).equals(from)).ifPresent(sealed -> db.sql(UPGRADE)
                .param("user", user.value())
                .param("hash", seal(user, to))
                .param("old", sealed)
                .update());
    }

    /** What is stored of every password, opened. */
    List<String> all() {
        return db.sql(ALL)
                .query((row, number) -> sealer.open(
                        cell(new UserId(row.getObject("user_id", UUID.class))), row.getBytes("hash_sealed")))
                .list();
    }

    private Optional<byte[]> sealed(UserId user) {
        return db.sql(HASH).param("user", user.value()).query((row, number) -> row.getBytes("hash_sealed")).optional();
    }

    private byte[] seal(UserId user, String hash) {
        return sealer.seal(KeyScope.person(user), cell(user), hash);
    }

    private static Cell cell(UserId user) {
        return new Cell("credential", user.value(), "hash_sealed");
    }
}
