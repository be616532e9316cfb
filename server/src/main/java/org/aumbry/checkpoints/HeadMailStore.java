package org.aumbry.checkpoints;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HeadMailStore {

    static final String FIND = """
            select id, address_sealed, language, sent_size, sent_at
              from journal_head_mail
            """;

    /** While another program sends it, there is none. */
    static final String LOCK = """
            select id, address_sealed, language, sent_size, sent_at
              from journal_head_mail
               for update skip locked
            """;

    static final String SET = """
            insert into journal_head_mail (id, address_sealed, language, sent_size, sent_at)
            values (:id, :address, :language, :size, :at)
            """;

    static final String SENT = """
            update journal_head_mail
               set sent_size = :size,
                   sent_at   = :at
            """;

    static final String REMOVE = "delete from journal_head_mail";

    private final JdbcClient db;
    private final Sealer sealer;

    HeadMailStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** Where heads go, in which language, and which was the last. */
    record Kept(UUID id, String address, String language, long sentSize, Instant sentAt) {}

    Optional<Kept> find() {
        return db.sql(FIND).query(this::kept).optional();
    }

    Optional<Kept> lock() {
        return db.sql(LOCK).query(this::kept).optional();
    }

    void set(Kept kept) {
        db.sql(SET)
                .param("id", kept.id())
                .param("address", sealer.seal(KeyScope.SETTINGS, cell(kept.id()), kept.address()))
                .param("language", kept.language())
                .param("size", kept.sentSize())
                .param("at", kept.sentAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void sent(long size, Instant at) {
        db.sql(SENT).param("size", size).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    boolean remove() {
        return db.sql(REMOVE).update() > 0;
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Kept(
                id,
                sealer.open(cell(id), row.getBytes("address_sealed")),
                row.getString("language"),
                row.getLong("sent_size"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant());
    }

    private static Cell cell(UUID id) {
        return new Cell("journal_head_mail", id, "address_sealed");
    }
}
