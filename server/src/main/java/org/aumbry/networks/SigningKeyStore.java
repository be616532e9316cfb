package org.aumbry.networks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.Ed25519;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SigningKeyStore {

    static final String KEY = """
            select id, seed_sealed, public_key
              from network_signing_key
            """;

    static final String ADD = """
            insert into network_signing_key (id, seed_sealed, public_key, created_at)
            values (:id, :seed, :public, :at)
                on conflict on constraint network_signing_key_once do nothing
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    SigningKeyStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** The key pair; whoever asks closes the secret. */
    Optional<Ed25519.Pair> find() {
        return db.sql(KEY)
                .query((row, number) -> new Ed25519.Pair(
                        sealer.openSecret(cell(row.getObject("id", UUID.class)), row.getBytes("seed_sealed")),
                        row.getBytes("public_key")))
                .optional();
    }

    /** Keeps the pair unless there is one already. */
    void add(UUID id, Ed25519.Pair pair, Instant now) {
        db.sql(ADD)
                .param("id", id)
                .param("seed", sealer.sealSecret(KeyScope.SETTINGS, cell(id), pair.seed()))
                .param("public", pair.publicKey())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Cell cell(UUID id) {
        return new Cell("network_signing_key", id, "seed_sealed");
    }
}
