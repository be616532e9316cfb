package org.aumbry.checkpoints;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.Ed25519;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.Secret;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The key that signs the heads of a network's tree and nothing else. */
@Repository
class TreeKeyStore {

    static final String KEY = """
            select id, seed_sealed, public_key
              from journal_key
            """;

    static final String ADD = """
            insert into journal_key (id, seed_sealed, public_key, created_at)
            values (:id, :seed, :public, :at)
                on conflict on constraint journal_key_once do nothing
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    TreeKeyStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** The key pair; whoever asks closes the secret. */
    Optional<Ed25519.Pair> find() {
        return db.sql(KEY)
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    var seed = sealer.openBytes(cell(id), row.getBytes("seed_sealed"));
                    try {
                        return new Ed25519.Pair(Secret.copyOf(seed), row.getBytes("public_key"));
                    } finally {
                        Arrays.fill(seed, (byte) 0);
                    }
                })
                .optional();
    }

    /** Keeps the pair unless there is one already. */
    void add(UUID id, Ed25519.Pair pair, Instant now) {
        var seed = pair.seed().bytes(RawKeyAccess.because("sealing a signing key"));
        try {
            db.sql(ADD)
                    .param("id", id)
                    .param("seed", sealer.sealBytes(KeyScope.CHECKPOINTS, cell(id), seed))
                    .param("public", pair.publicKey())
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .update();
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    private static Cell cell(UUID id) {
        return new Cell("journal_key", id, "seed_sealed");
    }
}
