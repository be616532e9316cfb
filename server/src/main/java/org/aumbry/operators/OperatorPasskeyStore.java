package org.aumbry.operators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.identity.PasskeyDoor;
import org.aumbry.networks.InstallationMac;
import org.aumbry.networks.InstallationSealer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passkeys of operators. */
@Repository
class OperatorPasskeyStore {

    private static final String TABLE = "operator_passkey";

    static final String ADD = """
            insert into operator_passkey
                   (id, operator_id, credential_mac, credential_sealed, sign_count, backup_eligible, backed_up,
                    created_at)
            values (:id, :operator, :mac, :credential, :count, :eligible, :backed, :at)
                on conflict (credential_mac) do nothing
            """;

    static final String OF = """
            select id, operator_id, credential_sealed, sign_count, backup_eligible, backed_up
              from operator_passkey
             where operator_id = :operator
             order by id
             limit 20
            """;

    static final String BY_CREDENTIAL = """
            select id, operator_id, credential_sealed, sign_count, backup_eligible, backed_up
              from operator_passkey
             where credential_mac = :mac
               for update
            """;

    static final String USED = """
            update operator_passkey
               set sign_count = :count,
                   backed_up = :backed,
                   last_used_at = :at
             where id = :id
            """;

    private final JdbcClient db;
    private final InstallationSealer sealer;
    private final InstallationMac macs;

    OperatorPasskeyStore(@Qualifier("control") JdbcClient db, InstallationSealer sealer, InstallationMac macs) {
        this.db = db;
        this.sealer = sealer;
        this.macs = macs;
    }

    /** A passkey with whose it is. */
    record Held(UUID id, OperatorId operator, PasskeyDoor.Kept kept) {}

    boolean add(Held held, Instant now) {
        var kept = held.kept();
        return db.sql(ADD)
                .param("id", held.id())
                .param("operator", held.operator().value())
                .param("mac", mac(kept.id()))
                .param("credential", sealer.seal(TABLE, held.id(), column(held.operator()), kept.attested()))
                .param("count", kept.signCount())
                .param("eligible", kept.backupEligible())
                .param("backed", kept.backedUp())
                .param("at", OperatorStore.utc(now))
                .update() == 1;
    }

    List<PasskeyDoor.Kept> of(OperatorId operator) {
        return db.sql(OF).param("operator", operator.value()).query(this::held).list().stream()
                .map(Held::kept)
                .toList();
    }

    /** The passkey with that identifier, locked until the transaction ends. */
    Optional<Held> lock(byte[] credentialId) {
        return db.sql(BY_CREDENTIAL).param("mac", mac(credentialId)).query(this::held).optional();
    }

    void used(UUID id, PasskeyDoor.Kept now, Instant at) {
        db.sql(USED)
                .param("id", id)
                .param("count", now.signCount())
                .param("backed", now.backedUp())
                .param("at", OperatorStore.utc(at))
                .update();
    }

    private Held held(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var operator = new OperatorId(row.getObject("operator_id", UUID.class));
        var attested = sealer.open(TABLE, id, column(operator), row.getBytes("credential_sealed"));
        return new Held(id, operator, new PasskeyDoor.Kept(
                attested, row.getLong("sign_count"), row.getBoolean("backup_eligible"), row.getBoolean("backed_up")));
    }

    /** Binds the key to whose it is, so that no row can be given to another. */
    private static String column(OperatorId operator) {
        return "credential_sealed of " + operator;
    }

    private byte[] mac(byte[] credentialId) {
        return macs.of("operator-passkey", HexFormat.of().formatHex(credentialId));
    }
}
