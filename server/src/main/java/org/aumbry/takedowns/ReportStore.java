package org.aumbry.takedowns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.documents.DocumentId;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was reported in the entered network. */
@Repository
class ReportStore {

    static final String ADD = """
            insert into content_report (id, document_id, category, text_sealed, reporter_id, at)
            values (:id, :document, :category, :text, :reporter, :at)
            """;

    static final String OPEN = """
            select count(*)
              from content_report
             where document_id = :document
               and closed_at is null
            """;

    static final String NEWEST = """
            select id, document_id, category, text_sealed, reporter_id, at, closed_at
              from content_report
             order by closed_at is not null, at desc, id
             limit 200
            """;

    static final String CLOSE = """
            update content_report
               set closed_at = :at,
                   closed_by = :by
             where id = :id
               and closed_at is null
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    ReportStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    void add(Report report) {
        var reporter = report.reporter();
        db.sql(ADD)
                .param("id", report.id())
                .param("document", report.document().value())
                .param("category", report.category().stored())
                .param("text", sealer.seal(KeyScope.SETTINGS, cell(report.id()), report.text()))
                .param("reporter", reporter == null ? null : reporter.value(), Types.OTHER)
                .param("at", TakedownStore.utc(report.at()))
                .update();
    }

    long open(DocumentId document) {
        return db.sql(OPEN).param("document", document.value()).query(Long.class).single();
    }

    /** Open ones first. */
    List<Report> newest() {
        return db.sql(NEWEST).query(this::report).list();
    }

    boolean close(UUID id, UserId by, Instant now) {
        return db.sql(CLOSE).param("id", id).param("by", by.value()).param("at", TakedownStore.utc(now)).update() == 1;
    }

    private Report report(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var reporter = row.getObject("reporter_id", UUID.class);
        return new Report(
                id, new DocumentId(row.getObject("document_id", UUID.class)), Category.of(row.getString("category")),
                sealer.open(cell(id), row.getBytes("text_sealed")), reporter == null ? null : new UserId(reporter),
                row.getObject("at", OffsetDateTime.class).toInstant(), TakedownStore.instant(row, "closed_at"));
    }

    private static Cell cell(UUID id) {
        return new Cell("content_report", id, "text_sealed");
    }
}
