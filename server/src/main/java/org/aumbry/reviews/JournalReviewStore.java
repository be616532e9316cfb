package org.aumbry.reviews;

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
import org.aumbry.journal.JournalTally;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class JournalReviewStore {

    private static final String COLUMNS = """
            select id, from_at, until_at, digest_sealed, reviewer_id, reviewed_at
              from journal_review
            """;

    static final String ONE = COLUMNS + """
             where id = :id
            """;

    static final String LATEST = COLUMNS + """
             order by until_at desc
             limit :most
            """;

    static final String ADD = """
            insert into journal_review (id, from_at, until_at, digest_sealed)
            values (:id, :from, :until, :digest)
                on conflict (from_at) do nothing
            """;

    static final String SIGN = """
            update journal_review
               set reviewer_id = :reviewer,
                   reviewed_at = :at,
                   report_sealed = :report
             where id = :id
               and reviewed_at is null
            """;

    static final String REPORT = """
            select report_sealed
              from journal_review
             where id = :id
               and report_sealed is not null
            """;

    static final String WAITING = """
            select count(*)
              from journal_review
             where reviewed_at is null
               and until_at < :before
            """;

    private final JdbcClient db;
    private final Sealer sealer;
    private final JsonMapper json;

    JournalReviewStore(JdbcClient db, Sealer sealer, JsonMapper json) {
        this.db = db;
        this.sealer = sealer;
        this.json = json;
    }

    Optional<JournalReview> find(UUID id) {
        return db.sql(ONE).param("id", id).query(this::review).optional();
    }

    /** The newest first. */
    List<JournalReview> latest(int most) {
        return db.sql(LATEST).param("most", most).query(this::review).list();
    }

    /** False when another node was faster. */
    boolean add(UUID id, Instant from, Instant until, JournalTally.Tally tally) {
        return db.sql(ADD)
                        .param("id", id)
                        .param("from", utc(from))
                        .param("until", utc(until))
                        .param("digest", sealer.sealBytes(
                                KeyScope.CONTENT, cell(id, "digest_sealed"), json.writeValueAsBytes(tally)))
                        .update()
                == 1;
    }

    /** False when somebody signed it before. */
    boolean sign(UUID id, UserId reviewer, Instant at, byte[] report) {
        return db.sql(SIGN)
                        .param("id", id)
                        .param("reviewer", reviewer.value())
                        .param("at", utc(at))
                        .param("report", sealer.sealBytes(KeyScope.CONTENT, cell(id, "report_sealed"), report))
                        .update()
                == 1;
    }

    Optional<byte[]> report(UUID id) {
        return db.sql(REPORT).param("id", id).query(byte[].class).optional()
                .map(sealed -> sealer.openBytes(cell(id, "report_sealed"), sealed));
    }

    /** How many that ended before then nobody signed. */
    long waiting(Instant before) {
        return db.sql(WAITING).param("before", utc(before)).query(Long.class).single();
    }

    private JournalReview review(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var reviewer = row.getObject("reviewer_id", UUID.class);
        var at = row.getObject("reviewed_at", OffsetDateTime.class);
        return new JournalReview(
                id,
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                json.readValue(
                        sealer.openBytes(cell(id, "digest_sealed"), row.getBytes("digest_sealed")),
                        JournalTally.Tally.class),
                reviewer == null ? null : new UserId(reviewer),
                at == null ? null : at.toInstant());
    }

    private static Cell cell(UUID id, String column) {
        return new Cell("journal_review", id, column);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
