package org.aumbry.checkpoints;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Secret;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys that sign the heads of a network's tree and nothing else. */
@Repository
class TreeKeyStore {

    static final String KEYS = """
            select id, number, key_type, public_key, module_label, first_size, succession, created_at
              from journal_key
             order by number
             limit 1000
            """;

    static final String SECRET = """
            select seed_sealed
              from journal_key
             where id = :id
            """;

    static final String ADD = """
            insert into journal_key
                   (id, number, key_type, seed_sealed, public_key, module_label, first_size, succession, created_at)
            values (:id, :number, :type, :seed, :public, :label, :first, :succession, :at)
                on conflict on constraint journal_key_once do nothing
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    TreeKeyStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /**
     * A key without its secret.
     *
     * @param moduleLabel how the hardware module calls it that keeps it; null when its secret is here
     */
    record Kept(
            UUID id, int number, byte type, byte[] publicKey, @Nullable String moduleLabel, long firstSize,
            @Nullable String succession, Instant since) {}

    /** All keys, the first one first. */
    List<Kept> keys() {
        return db.sql(KEYS)
                .query((row, number) -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getByte("key_type"),
                        row.getBytes("public_key"),
                        row.getString("module_label"),
                        row.getLong("first_size"),
                        row.getString("succession"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The private half; whoever asks closes it. */
    Secret secret(UUID id) {
        var sealed = db.sql(SECRET).param("id", id).query((row, number) -> row.getBytes("seed_sealed")).single();
        return sealer.openSecret(cell(id), sealed);
    }

    /**
     * Keeps the key unless there is one with its number already.
     *
     * @param secret null when a module keeps it
     */
    void add(Kept key, @Nullable Secret secret) {
        var seed = secret == null ? null : sealer.sealSecret(KeyScope.CHECKPOINTS, cell(key.id()), secret);
        db.sql(ADD)
                .param("id", key.id())
                .param("number", key.number())
                .param("type", key.type())
                .param("seed", seed, Types.BINARY)
                .param("public", key.publicKey())
                .param("label", key.moduleLabel())
                .param("first", key.firstSize())
                .param("succession", key.succession())
                .param("at", key.since().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Cell cell(UUID id) {
        return new Cell("journal_key", id, "seed_sealed");
    }
}
