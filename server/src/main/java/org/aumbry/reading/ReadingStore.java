package org.aumbry.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.Backlog;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReadingStore {

    private static final String COLUMNS = """
            document_id, number, source_blob, space_id, extension, state, media_kind, placed, page_count, char_count,
            language, cut, text_blob, layout_blob, pdf_blob, attempt
            """;

    static final String QUEUE = """
            insert into version_reading (document_id, number, source_blob, space_id, extension, state, queued_at)
            values (:document, :number, :blob, :space, :extension, 'queued', :now)
                on conflict (document_id, number) do nothing
            """;

    static final String AGAIN = """
            update version_reading
               set state = 'queued',
                   attempt = 0,
                   queued_at = :now
             where document_id = :document
               and number = :number
               and state not in ('queued', 'reading', 'ready')
            """;

    static final String CLAIM = """
            update version_reading
               set state = 'reading',
                   attempt = attempt + 1,
                   lease_until = :until
             where (document_id, number) = (select document_id, number
                                              from version_reading
                                             where state = 'queued'
                                                or state = 'reading' and lease_until < :now
                                             order by queued_at
                                             limit 1
                                               for update skip locked)
            returning
            """ + COLUMNS;

    static final String RENEW = """
            update version_reading
               set lease_until = :until
             where document_id = :document
               and number = :number
               and attempt = :attempt
               and state = 'reading'
            """;

    static final String FINISH = """
            update version_reading
               set state = :state,
                   media_kind = :kind,
                   placed = :placed,
                   page_count = :pages,
                   char_count = :chars,
                   language = :language,
                   cut = :cut,
                   text_blob = :text,
                   layout_blob = :layout,
                   pdf_blob = :pdf,
                   lease_until = null,
                   finished_at = :now
             where document_id = :document
               and number = :number
               and attempt = :attempt
               and state = 'reading'
            """;

    static final String FIND = "select " + COLUMNS + """
              from version_reading
             where document_id = :document
               and number = :number
            """;

    static final String OF_DOCUMENT = "select " + COLUMNS + """
              from version_reading
             where document_id = :document
             order by number
             limit 10000
            """;

    static final String COUNT_WAITING = """
            select count(*)
              from version_reading
             where state in ('queued', 'reading')
            """;

    static final String LOCK = """
            select number
              from version_reading
             where document_id = :document
               and number = :number
               for update
            """;

    static final String WAITING = """
            select count(*) as waiting, min(queued_at) as oldest
              from version_reading
             where state in ('queued', 'reading')
            """;

    private final JdbcClient db;

    ReadingStore(JdbcClient db) {
        this.db = db;
    }

    void queue(DocumentId document, int number, UUID blob, UUID space, String extension, Instant now) {
        db.sql(QUEUE)
                .param("document", document.value())
                .param("number", number)
                .param("blob", blob)
                .param("space", space)
                .param("extension", extension)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean again(DocumentId document, int number, Instant now) {
        return db.sql(AGAIN)
                .param("document", document.value())
                .param("number", number)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    /** Takes the version that waits longest, or whose reader is gone, for this process. */
    Optional<ReadingRow> claim(Instant now, Instant until) {
        return db.sql(CLAIM)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(ReadingStore::row)
                .optional();
    }

    void renew(ReadingRow claimed, Instant until) {
        db.sql(RENEW)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("document", claimed.reading().document().value())
                .param("number", claimed.reading().version())
                .param("attempt", claimed.attempt())
                .update();
    }

    /** False when someone else took the reading over, or the document is gone. */
    boolean finish(ReadingRow done, Instant now) {
        var reading = done.reading();
        return db.sql(FINISH)
                .param("state", reading.state().word())
                .param("kind", reading.mediaKind())
                .param("placed", reading.placed())
                .param("pages", reading.pages())
                .param("chars", reading.chars())
                .param("language", reading.language())
                .param("cut", reading.cut())
                .param("text", done.textBlob())
                .param("layout", done.layoutBlob())
                .param("pdf", done.pdfBlob())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("document", reading.document().value())
                .param("number", reading.version())
                .param("attempt", done.attempt())
                .update() == 1;
    }

    Optional<ReadingRow> find(DocumentId document, int number) {
        return db.sql(FIND)
                .param("document", document.value())
                .param("number", number)
                .query(ReadingStore::row)
                .optional();
    }

    List<ReadingRow> of(DocumentId document) {
        return db.sql(OF_DOCUMENT).param("document", document.value()).query(ReadingStore::row).list();
    }

    int countWaiting() {
        return db.sql(COUNT_WAITING).query(Integer.class).single();
    }

    /** Keeps two from adding the same pictures. */
    void lock(DocumentId document, int number) {
        db.sql(LOCK).param("document", document.value()).param("number", number).query(Integer.class).optional();
    }

    private static ReadingRow row(ResultSet row, int number) throws SQLException {
        var reading = new Reading(
                new DocumentId(row.getObject("document_id", UUID.class)),
                row.getInt("number"),
                ReadingState.of(row.getString("state")),
                row.getString("media_kind"),
                row.getBoolean("placed"),
                row.getInt("page_count"),
                row.getInt("char_count"),
                row.getString("language"),
                row.getBoolean("cut"));
        return new ReadingRow(
                reading,
                row.getObject("source_blob", UUID.class),
                row.getObject("space_id", UUID.class),
                row.getString("extension"),
                row.getObject("text_blob", UUID.class),
                row.getObject("layout_blob", UUID.class),
                row.getObject("pdf_blob", UUID.class),
                row.getInt("attempt"));
    }

    Backlog.Waiting waiting() {
        return db.sql(WAITING).query(ReadingStore::counted).single();
    }

    private static Backlog.Waiting counted(ResultSet row, int number) throws SQLException {
        var oldest = row.getObject("oldest", OffsetDateTime.class);
        return new Backlog.Waiting(row.getLong("waiting"), oldest == null ? null : oldest.toInstant());
    }
}
