package org.aumbry.reviews;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CampaignStore {

    private static final String COLUMNS = """
            select id, name_sealed, scope, space_id, started_by, started_at, deadline_at, closed_at
              from review_campaign
            """;

    static final String ONE = COLUMNS + """
             where id = :id
            """;

    static final String LIST = COLUMNS + """
             order by id desc
             limit 200
            """;

    static final String OPEN = COLUMNS + """
             where closed_at is null
             order by deadline_at, id
             limit 200
            """;

    static final String LOCK = """
            select id
              from review_campaign
             where id = :id
               and closed_at is null
               for update
            """;

    static final String ADD = """
            insert into review_campaign (id, name_sealed, scope, space_id, started_by, started_at, deadline_at)
            values (:id, :name, :scope, :space, :by, :at, :deadline)
            """;

    static final String CLOSE = """
            update review_campaign
               set closed_at = :at,
                   report_sealed = :report
             where id = :id
            """;

    static final String REPORT = """
            select report_sealed
              from review_campaign
             where id = :id
               and report_sealed is not null
            """;

    static final String ADD_REVIEWER = """
            insert into review_reviewer (campaign_id, reviewer_id)
            values (:campaign, :reviewer)
                on conflict do nothing
            """;

    static final String REVIEWERS = """
            select reviewer_id
              from review_reviewer
             where campaign_id = :campaign
             order by reviewer_id
             limit 200
            """;

    static final String REVIEWS_OF = """
            select campaign_id
              from review_reviewer
              join review_campaign on review_campaign.id = campaign_id
             where reviewer_id = :reviewer
               and closed_at is null
             limit 200
            """;

    static final String DROP_REVIEWER = """
            delete from review_reviewer
             where reviewer_id = :reviewer
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    CampaignStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    Optional<Campaign> find(CampaignId id) {
        return db.sql(ONE).param("id", id.value()).query(this::campaign).optional();
    }

    /** The latest 200. */
    List<Campaign> list() {
        return db.sql(LIST).query(this::campaign).list();
    }

    List<Campaign> open() {
        return db.sql(OPEN).query(this::campaign).list();
    }

    /** Keeps everyone else from deciding or closing until the transaction ends; false when it is closed. */
    boolean lock(CampaignId id) {
        return db.sql(LOCK).param("id", id.value()).query(UUID.class).optional().isPresent();
    }

    void add(Campaign campaign, Collection<UserId> reviewers) {
        db.sql(ADD)
                .param("id", campaign.id().value())
                .param("name", sealer.seal(KeyScope.CONTENT, cell(campaign.id(), "name_sealed"), campaign.name()))
                .param("scope", campaign.scope().stored())
                .param("space", campaign.space() == null ? null : campaign.space().value(), Types.OTHER)
                .param("by", campaign.startedBy().value())
                .param("at", utc(campaign.startedAt()))
                .param("deadline", utc(campaign.deadline()))
                .update();
        reviewers.forEach(reviewer -> addReviewer(campaign.id(), reviewer));
    }

    private void addReviewer(CampaignId campaign, UserId reviewer) {
        db.sql(ADD_REVIEWER).param("campaign", campaign.value()).param("reviewer", reviewer.value()).update();
    }

    void close(CampaignId id, byte[] report, Instant at) {
        db.sql(CLOSE)
                .param("id", id.value())
                .param("report", sealer.sealBytes(KeyScope.CONTENT, cell(id, "report_sealed"), report))
                .param("at", utc(at))
                .update();
    }

    Optional<byte[]> report(CampaignId id) {
        return db.sql(REPORT).param("id", id.value()).query(byte[].class).optional()
                .map(sealed -> sealer.openBytes(cell(id, "report_sealed"), sealed));
    }

    /** The reviewers named when it was started; none when the spaces' own administrators review. */
    List<UserId> reviewers(CampaignId id) {
        return db.sql(REVIEWERS).param("campaign", id.value()).query(UUID.class).list().stream().map(UserId::new)
                .toList();
    }

    /** In how many running campaigns the person is a named reviewer. */
    List<CampaignId> reviewsOf(UserId reviewer) {
        return db.sql(REVIEWS_OF).param("reviewer", reviewer.value()).query(UUID.class).list().stream()
                .map(CampaignId::new)
                .toList();
    }

    void replaceReviewer(UserId from, UserId to) {
        reviewsOf(from).forEach(campaign -> addReviewer(campaign, to));
        db.sql(DROP_REVIEWER).param("reviewer", from.value()).update();
    }

    private Campaign campaign(ResultSet row, int number) throws SQLException {
        var id = new CampaignId(row.getObject("id", UUID.class));
        var space = row.getObject("space_id", UUID.class);
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Campaign(
                id,
                sealer.open(cell(id, "name_sealed"), row.getBytes("name_sealed")),
                Scope.of(row.getString("scope")).orElseThrow(),
                space == null ? null : new SpaceId(space),
                new UserId(row.getObject("started_by", UUID.class)),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("deadline_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant());
    }

    private static Cell cell(CampaignId id, String column) {
        return new Cell("review_campaign", id.value(), column);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
