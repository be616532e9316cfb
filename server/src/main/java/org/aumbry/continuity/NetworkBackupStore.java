package org.aumbry.continuity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The entered network's own backups and the key they are sealed for. */
@Repository
class NetworkBackupStore {

    static final String KEY = """
            select public_key, secret_sealed, salt, every_days
              from network_backup_key
            """;

    static final String SET_KEY = """
            insert into network_backup_key (public_key, secret_sealed, salt, made_at)
            values (:public, :secret, :salt, :at)
                on conflict (only_one) do update
               set public_key    = excluded.public_key,
                   secret_sealed = excluded.secret_sealed,
                   salt          = excluded.salt,
                   made_at       = excluded.made_at
            """;

    static final String SCHEDULE = """
            update network_backup_key
               set every_days = :days
            """;

    static final String ADD = """
            insert into network_backup (id, made_at, made_by, size_bytes, row_count, blob_count)
            values (:id, :at, :by, :bytes, :rows, :blobs)
            """;

    static final String LIST = """
            select id, made_at, made_by, size_bytes, row_count, blob_count
              from network_backup
             order by made_at desc
             limit 100
            """;

    static final String REMOVE = """
            delete from network_backup
             where id = :id
            """;

    /**
     * The network's key.
     *
     * @param secretSealed the private half, sealed under the passphrase
     * @param everyDays how often a backup is made by itself; null for never
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Key(byte[] publicKey, byte[] secretSealed, byte[] salt, @Nullable Integer everyDays) {}

    private final JdbcClient db;

    NetworkBackupStore(JdbcClient db) {
        this.db = db;
    }

    @Transactional(readOnly = true)
    Optional<Key> key() {
        return db.sql(KEY)
                .query((row, number) -> new Key(
                        row.getBytes("public_key"),
                        row.getBytes("secret_sealed"),
                        row.getBytes("salt"),
                        row.getObject("every_days", Integer.class)))
                .optional();
    }

    @Transactional
    void setKey(Key key, Instant at) {
        db.sql(SET_KEY)
                .param("public", key.publicKey())
                .param("secret", key.secretSealed())
                .param("salt", key.salt())
                .param("at", ArchiveStore.at(at))
                .update();
    }

    @Transactional
    void schedule(@Nullable Integer everyDays) {
        db.sql(SCHEDULE).param("days", everyDays).update();
    }

    @Transactional
    void add(NetworkBackup backup) {
        var by = backup.madeBy();
        db.sql(ADD)
                .param("id", backup.id())
                .param("at", ArchiveStore.at(backup.madeAt()))
                .param("by", by == null ? null : by.value())
                .param("bytes", backup.sizeBytes())
                .param("rows", backup.rows())
                .param("blobs", backup.blobs())
                .update();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    List<NetworkBackup> list() {
        return db.sql(LIST).query(NetworkBackupStore::backup).list();
    }

    @Transactional
    void remove(UUID id) {
        db.sql(REMOVE).param("id", id).update();
    }

    private static NetworkBackup backup(ResultSet row, int number) throws SQLException {
        @Nullable UUID by = row.getObject("made_by", UUID.class);
        return new NetworkBackup(
                row.getObject("id", UUID.class),
                ArchiveStore.instant(row, "made_at"),
                by == null ? null : new UserId(by),
                row.getLong("size_bytes"),
                row.getLong("row_count"),
                row.getInt("blob_count"));
    }
}
