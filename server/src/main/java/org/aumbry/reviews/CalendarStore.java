package org.aumbry.reviews;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CalendarStore {

    static final String ADD = """
            insert into planned_review (id, title_sealed, every_months, due_on, planned_by, planned_at)
            values (:id, :title, :months, :due, :by, :at)
            """;

    static final String PLANNED = """
            select id, title_sealed, every_months, due_on
              from planned_review
             where ended_at is null
             order by due_on, id
             limit 200
            """;

    /** Held until the transaction ends, so that one is not held twice at once. */
    static final String ONE = """
            select id, title_sealed, every_months, due_on
              from planned_review
             where id = :id
               and ended_at is null
               for update
            """;

    static final String END = """
            update planned_review
               set ended_at = :at
             where id = :id
               and ended_at is null
            """;

    static final String MOVE = """
            update planned_review
               set due_on = :due
             where id = :id
            """;

    static final String KEEP = """
            insert into review_minutes (id, review_id, due_on, held_by, held_at, report_sealed)
            values (:id, :review, :due, :by, :at, :report)
            """;

    static final String MINUTES = """
            select m.id, m.review_id, r.title_sealed, m.due_on, m.held_by, m.held_at
              from review_minutes m
              join planned_review r on r.id = m.review_id
             order by m.held_at desc, m.id
             limit :most
            """;

    static final String REPORT = """
            select report_sealed
              from review_minutes
             where id = :id
            """;

    static final String MISSING = """
            select count(*)
              from planned_review
             where ended_at is null
               and due_on < :before
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    CalendarStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    void add(PlannedReview review, UserId by, Instant at) {
        db.sql(ADD)
                .param("id", review.id())
                .param("title", sealer.seal(KeyScope.CONTENT, title(review.id()), review.title()))
                .param("months", review.everyMonths())
                .param("due", review.dueOn())
                .param("by", by.value())
                .param("at", utc(at))
                .update();
    }

    /** Those that still come round, the next first. */
    List<PlannedReview> planned() {
        return db.sql(PLANNED).query(this::review).list();
    }

    Optional<PlannedReview> find(UUID id) {
        return db.sql(ONE).param("id", id).query(this::review).optional();
    }

    boolean end(UUID id, Instant at) {
        return db.sql(END).param("id", id).param("at", utc(at)).update() == 1;
    }

    void keep(ReviewMinutes minutes, byte[] report, LocalDate next) {
        db.sql(KEEP)
                .param("id", minutes.id())
                .param("review", minutes.review())
                .param("due", minutes.dueOn())
                .param("by", minutes.heldBy().value())
                .param("at", utc(minutes.heldAt()))
                .param("report", sealer.sealBytes(KeyScope.CONTENT, report(minutes.id()), report))
                .update();
        db.sql(MOVE).param("id", minutes.review()).param("due", next).update();
    }

    /** The newest first. */
    List<ReviewMinutes> minutes(int most) {
        return db.sql(MINUTES)
                .param("most", most)
                .query(this::held)
                .list();
    }

    private ReviewMinutes held(ResultSet row, int number) throws SQLException {
        var review = row.getObject("review_id", UUID.class);
        return new ReviewMinutes(
                row.getObject("id", UUID.class),
                review,
                sealer.open(title(review), row.getBytes("title_sealed")),
                row.getObject("due_on", LocalDate.class),
                new UserId(row.getObject("held_by", UUID.class)),
                row.getObject("held_at", OffsetDateTime.class).toInstant());
    }

    Optional<byte[]> signed(UUID id) {
        return db.sql(REPORT).param("id", id).query(byte[].class).optional()
                .map(sealed -> sealer.openBytes(report(id), sealed));
    }

    /** How many that still come round were due before that day. */
    long missing(LocalDate before) {
        return db.sql(MISSING).param("before", before).query(Long.class).single();
    }

    private PlannedReview review(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new PlannedReview(
                id,
                sealer.open(title(id), row.getBytes("title_sealed")),
                row.getInt("every_months"),
                row.getObject("due_on", LocalDate.class));
    }

    private static Cell title(UUID id) {
        return new Cell("planned_review", id, "title_sealed");
    }

    private static Cell report(UUID id) {
        return new Cell("review_minutes", id, "report_sealed");
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
