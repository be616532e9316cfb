package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
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
            insert into credential (user_id, hash_sealed, standing_sealed, changed_at)
            values (:user, :hash, :standing, :at)
                on conflict (user_id) do update
               set hash_sealed = excluded.hash_sealed,
                   standing_sealed = excluded.standing_sealed,
                   changed_at = excluded.changed_at
            """;

    static final String UPGRADE = """
            update credential
               set hash_sealed = :hash
             where user_id = :user
               and hash_sealed = :old
            """;

    static final String REMOVE = """
            delete from credential
             where user_id = :user
            """;

    static final String HAS_PASSKEY = """
            select exists (select 1 from passkey where user_id = :user)
            """;

    static final String ALL = """
            select user_id, hash_sealed
              from credential
             order by user_id
             limit 10000
            """;

    static final String STANDINGS = """
            select c.user_id, c.standing_sealed, c.changed_at,
                   exists (select 1 from passkey where user_id = c.user_id)
                   or exists (select 1 from totp_secret where user_id = c.user_id and confirmed_at is not null)
                   as two_factors
              from credential c
              join user_account u on u.id = c.user_id
             where u.state = 'active'
             order by c.user_id
             limit 10000
            """;

    static final String STANDING = """
            select standing_sealed
              from credential
             where user_id = :user
            """;

    static final String SET_STANDING = """
            update credential
               set standing_sealed = :standing
             where user_id = :user
               and standing_sealed is null
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

    /** @param standing what the password meets; null when only its hash is known */
    void set(UserId user, String hash, @Nullable PasswordStanding standing, Instant now) {
        db.sql(SET)
                .param("user", user.value())
                .param("hash", seal(user, hash))
                .param("standing", standing == null ? null : sealStanding(user, standing), Types.BINARY)
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

    boolean remove(UserId user) {
        return db.sql(REMOVE).param("user", user.value()).update() == 1;
    }

    /** Whether the person can come in without a password. */
    boolean hasPasskey(UserId user) {
        return db.sql(HAS_PASSKEY).param("user", user.value()).query(Boolean.class).single();
    }

    /** What is stored of every password, opened; without those of people whose keys were destroyed. */
    List<String> all() {
        return db.sql(ALL).query((row, number) -> hash(row)).list().stream().flatMap(Optional::stream).toList();
    }

    private Optional<String> hash(ResultSet row) throws SQLException {
        try {
            return Optional.of(sealer.open(
                    cell(new UserId(row.getObject("user_id", UUID.class))), row.getBytes("hash_sealed")));
        } catch (KeyDestroyedException gone) {
            return Optional.empty();
        }
    }

    /** What the password met; empty when there is no password or nobody has looked. */
    Optional<PasswordStanding> standing(UserId user) {
        return db.sql(STANDING)
                .param("user", user.value())
                .query((row, number) -> Optional.ofNullable(row.getBytes("standing_sealed")))
                .optional()
                .flatMap(found -> found)
                .map(sealed -> PasswordStanding.decoded(sealer.open(standingCell(user), sealed)));
    }

    /** Notes what a password meets that was set when nobody looked. */
    void noteStanding(UserId user, PasswordStanding standing) {
        db.sql(SET_STANDING)
                .param("user", user.value())
                .param("standing", sealStanding(user, standing))
                .update();
    }

    /** What the password of everyone who can sign in met. */
    List<Kept> standings() {
        return db.sql(STANDINGS)
                .query((row, number) -> {
                    var user = new UserId(row.getObject("user_id", UUID.class));
                    var sealed = row.getBytes("standing_sealed");
                    return new Kept(
                            user,
                            sealed == null
                                    ? PasswordStanding.UNKNOWN
                                    : PasswordStanding.decoded(sealer.open(standingCell(user), sealed)),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("two_factors"));
                })
                .list();
    }

    /** What somebody's password met, since when they have it, and whether they show a second factor beside it. */
    record Kept(UserId user, PasswordStanding standing, Instant since, boolean twoFactors) {}

    private byte[] sealStanding(UserId user, PasswordStanding standing) {
        return sealer.seal(KeyScope.person(user), standingCell(user), standing.encoded());
    }

    private static Cell standingCell(UserId user) {
        return new Cell("credential", user.value(), "standing_sealed");
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
