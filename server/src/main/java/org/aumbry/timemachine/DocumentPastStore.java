package org.aumbry.timemachine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.data.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every state that one document was in. */
@Repository
class DocumentPastStore {

    static final String STATES = """
            select valid_from, space_id, folder_id, title_sealed, access_class, own_class, current_version,
                   trashed_at is not null as trashed
              from document_history
             where id = :id
               and valid_to >= :from
               and access_class = any(:classes)
             union all
            select valid_from, space_id, folder_id, title_sealed, access_class, own_class, current_version,
                   trashed_at is not null
              from document
             where id = :id
               and access_class = any(:classes)
             order by valid_from desc
             limit 500
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    DocumentPastStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** From when on it stood so. */
    record State(Instant since, Side side) {}

    /** The latest first. */
    List<State> states(UUID document, Instant from, long[] classes) {
        return db.sql(STATES)
                .param("id", document)
                .param("from", Moment.utc(from))
                .param("classes", classes)
                .query((row, number) -> new State(
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                        new Side(
                                row.getObject("space_id", UUID.class),
                                row.getObject("folder_id", UUID.class),
                                title(document, row.getBytes("title_sealed")),
                                row.getLong("access_class"),
                                row.getBoolean("own_class"),
                                row.getInt("current_version"),
                                row.getBoolean("trashed"))))
                .list();
    }

    private String title(UUID document, byte @Nullable [] sealed) {
        try {
            return sealed == null ? "" : sealer.open(new Cell("document", document, "title_sealed"), sealed);
        } catch (KeyDestroyedException erased) {
            return "";
        }
    }
}
