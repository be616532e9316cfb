package org.aumbry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Public keys of people's passkeys. Nothing in them is secret, but which devices somebody has is theirs. */
@Repository
class PasskeyStore {

    private static final String TABLE = "passkey";

    static final String ADD = """
            insert into passkey
                   (id, user_id, credential_mac, credential_sealed, name_sealed, sign_count, backup_eligible, backed_up,
                    created_at)
            values (:id, :user, :mac, :credential, :name, :count, :eligible, :backed, :at)
                on conflict (credential_mac) do nothing
            """;

    static final String OF_USER = """
            select id, user_id, credential_sealed, name_sealed, sign_count, backup_eligible, backed_up, created_at,
                   last_used_at
              from passkey
             where user_id = :user
             order by id
             limit 100
            """;

    static final String BY_CREDENTIAL = """
            select id, user_id, credential_sealed, name_sealed, sign_count, backup_eligible, backed_up, created_at,
                   last_used_at
              from passkey
             where credential_mac = :mac
               for update
            """;

    static final String USED = """
            update passkey
               set sign_count = :count,
                   backed_up = :backed,
                   last_used_at = :at
             where id = :id
            """;

    static final String RENAME = """
            update passkey
               set name_sealed = :name
             where id = :id
               and user_id = :user
            """;

    static final String REMOVE = """
            delete from passkey
             where id = :id
               and user_id = :user
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    PasskeyStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /**
     * One passkey, whole.
     *
     * @param credential identifier and public key, as {@link PasskeyCeremony} writes them
     */
    record Kept(Passkey passkey, UserId user, PasskeyCeremony.Credential credential) {}

    /** Adds it; false when there is a passkey with that identifier already. */
    boolean add(Kept kept) {
        var id = kept.passkey().id();
        var credential = kept.credential();
        return db.sql(ADD)
                .param("id", id)
                .param("user", kept.user().value())
                .param("mac", mac(credential.id()))
                .param("credential", sealer.sealBytes(
                        KeyScope.person(kept.user()), new Cell(TABLE, id, "credential_sealed"), credential.attested()))
                .param("name", sealer.seal(
                        KeyScope.person(kept.user()), new Cell(TABLE, id, "name_sealed"), kept.passkey().name()))
                .param("count", credential.signCount())
                .param("eligible", credential.backupEligible())
                .param("backed", kept.passkey().backedUp())
                .param("at", utc(kept.passkey().createdAt()))
                .update() == 1;
    }

    List<Kept> ofUser(UserId user) {
        return db.sql(OF_USER).param("user", user.value()).query(this::kept).list();
    }

    /** The passkey with that identifier, locked until the transaction ends. */
    Optional<Kept> lock(byte[] credentialId) {
        return db.sql(BY_CREDENTIAL).param("mac", mac(credentialId)).query(this::kept).optional();
    }

    void used(UUID id, long signCount, boolean backedUp, Instant now) {
        db.sql(USED)
                .param("id", id)
                .param("count", signCount)
                .param("backed", backedUp)
                .param("at", utc(now))
                .update();
    }

    boolean rename(UserId user, UUID id, String name) {
        return db.sql(RENAME)
                .param("id", id)
                .param("user", user.value())
                .param("name", sealer.seal(KeyScope.person(user), new Cell(TABLE, id, "name_sealed"), name))
                .update() == 1;
    }

    boolean remove(UserId user, UUID id) {
        return db.sql(REMOVE).param("id", id).param("user", user.value()).update() == 1;
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var used = row.getObject("last_used_at", OffsetDateTime.class);
        boolean backedUp = row.getBoolean("backed_up");
        var attested = sealer.openBytes(new Cell(TABLE, id, "credential_sealed"), row.getBytes("credential_sealed"));
        return new Kept(
                new Passkey(
                        id,
                        sealer.open(new Cell(TABLE, id, "name_sealed"), row.getBytes("name_sealed")),
                        backedUp,
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        used == null ? null : used.toInstant()),
                new UserId(row.getObject("user_id", UUID.class)),
                new PasskeyCeremony.Credential(
                        attested, row.getLong("sign_count"), row.getBoolean("backup_eligible"), backedUp));
    }

    private byte[] mac(byte[] credentialId) {
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(credentialId);
        return sealer.mac(TABLE, "credential_mac", text);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
