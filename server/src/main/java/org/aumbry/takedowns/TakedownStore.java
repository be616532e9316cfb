package org.aumbry.takedowns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.documents.DocumentId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Objects kept from everyone in the entered network. */
@Repository
class TakedownStore {

    private static final String COLUMNS = """
            select id, document_id, category, reason_sealed, at, appealed_at, lifted_at
              from takedown
            """;

    static final String ADD = """
            insert into takedown (id, document_id, category, reason_sealed, at)
            values (:id, :document, :category, :reason, :at)
                on conflict (id) do nothing
            """;

    static final String FIND = COLUMNS + """
             where id = :id
            """;

    static final String OF = COLUMNS + """
             where document_id = :document
               and lifted_at is null
             order by id
             limit 10
            """;

    static final String NEWEST = COLUMNS + """
             order by at desc, id
             limit 200
            """;

    static final String ALL = """
            select id, document_id, lifted_at
              from takedown
             order by at, id
             limit 100000
            """;

    static final String COUNT_BEFORE = """
            select count(*)
              from takedown
             where at < :before
            """;

    static final String APPEAL = """
            update takedown
               set appealed_at = :at
             where id = :id
            """;

    static final String LIFT = """
            update takedown
               set lifted_at = :at
             where id = :id
               and lifted_at is null
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    TakedownStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** False when it was there already. */
    boolean add(Takedown takedown) {
        var id = takedown.id().value();
        return db.sql(ADD)
                .param("id", id)
                .param("document", takedown.document().value())
                .param("category", takedown.category().stored())
                .param("reason", sealer.seal(KeyScope.SETTINGS, cell(id), takedown.reason()))
                .param("at", utc(takedown.at()))
                .update() == 1;
    }

    Optional<Takedown> find(TakedownId id) {
        return db.sql(FIND).param("id", id.value()).query(this::takedown).optional();
    }

    /** Those that keep the document now. */
    List<Takedown> of(DocumentId document) {
        return db.sql(OF).param("document", document.value()).query(this::takedown).list();
    }

    List<Takedown> newest() {
        return db.sql(NEWEST).query(this::takedown).list();
    }

    /** A takedown without its words. */
    record Standing(TakedownId id, DocumentId document, boolean lifted) {}

    /** All there ever were. */
    List<Standing> all() {
        return db.sql(ALL)
                .query((row, number) -> new Standing(
                        new TakedownId(row.getObject("id", UUID.class)),
                        new DocumentId(row.getObject("document_id", UUID.class)),
                        row.getObject("lifted_at") != null))
                .list();
    }

    long countBefore(Instant before) {
        return db.sql(COUNT_BEFORE).param("before", utc(before)).query(Long.class).single();
    }

    void appeal(TakedownId id, Instant now) {
        db.sql(APPEAL).param("id", id.value()).param("at", utc(now)).update();
    }

    boolean lift(TakedownId id, Instant now) {
        return db.sql(LIFT).param("id", id.value()).param("at", utc(now)).update() == 1;
    }

    private Takedown takedown(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Takedown(
                new TakedownId(id), new DocumentId(row.getObject("document_id", UUID.class)),
                Category.of(row.getString("category")), sealer.open(cell(id), row.getBytes("reason_sealed")),
                row.getObject("at", OffsetDateTime.class).toInstant(), instant(row, "appealed_at"),
                instant(row, "lifted_at"));
    }

    private static Cell cell(UUID id) {
        return new Cell("takedown", id, "reason_sealed");
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
