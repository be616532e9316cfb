package org.aumbry.reviews;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.access.GrantId;
import org.aumbry.access.Subject;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ItemStore {

    private static final String COLUMNS = """
            select id, campaign_id, space_id, grant_id, container_kind, container_id, subject_kind, subject_id, admin,
                   permissions, decision, decided_by, decided_at, outcome
              from review_item
            """;

    static final String OF_CAMPAIGN = COLUMNS + """
             where campaign_id = :campaign
             order by space_id, container_kind desc, container_id, id
             limit 100000
            """;

    static final String ONE_LOCKED = COLUMNS + """
             where id = :id
               and campaign_id = :campaign
               for update
            """;

    static final String OPEN_OF = """
            select id
              from review_item
             where campaign_id = :campaign
               and outcome = 'open'
             order by id
             limit 100000
            """;

    static final String ADD = """
            insert into review_item
                   (id, campaign_id, space_id, grant_id, container_kind, container_id, subject_kind, subject_id, admin,
                    permissions, outcome)
            values (:id, :campaign, :space, :grant, :kind, :container, :subjectKind, :subject, :admin, :permissions,
                    'open')
            """;

    static final String DECIDE = """
            update review_item
               set decision = :decision,
                   decided_by = :by,
                   decided_at = :at,
                   outcome = :outcome
             where id = :id
            """;

    static final String RUNNING = """
            select item.campaign_id, item.space_id, count(*) as total,
                   count(*) filter (where item.outcome <> 'open') as decided
              from review_item item
              join review_campaign campaign on campaign.id = item.campaign_id
             where campaign.closed_at is null
               and item.subject_id is distinct from :except
             group by item.campaign_id, item.space_id
             limit 100000
            """;

    static final String PROGRESS = """
            select campaign_id, campaign_id as space_id, count(*) as total,
                   count(*) filter (where outcome <> 'open') as decided
              from review_item
             group by campaign_id
             limit 10000
            """;

    static final String LATE = """
            select count(*)
              from review_item
              join review_campaign on review_campaign.id = campaign_id
             where outcome = 'open'
               and deadline_at < :before
            """;

    private final JdbcClient db;

    ItemStore(JdbcClient db) {
        this.db = db;
    }

    List<ReviewItem> of(CampaignId campaign) {
        return db.sql(OF_CAMPAIGN).param("campaign", campaign.value()).query(ItemStore::item).list();
    }

    /** The item, which nobody else can decide until the transaction ends. */
    Optional<ReviewItem> locked(CampaignId campaign, UUID id) {
        return db.sql(ONE_LOCKED)
                .param("id", id)
                .param("campaign", campaign.value())
                .query(ItemStore::item)
                .optional();
    }

    List<UUID> open(CampaignId campaign) {
        return db.sql(OPEN_OF).param("campaign", campaign.value()).query(UUID.class).list();
    }

    void add(ReviewItem item) {
        db.sql(ADD)
                .param("id", item.id())
                .param("campaign", item.campaign().value())
                .param("space", item.space().value())
                .param("grant", item.grant() == null ? null : item.grant().value(), Types.OTHER)
                .param("kind", item.container().kind())
                .param("container", item.container().id())
                .param("subjectKind", item.subject().kind())
                .param("subject", item.subject().id(), Types.OTHER)
                .param("admin", item.admin())
                .param("permissions", Permission.mask(item.permissions()))
                .update();
    }

    void decide(UUID id, @Nullable Decision decision, @Nullable UserId by, Instant at, Outcome outcome) {
        db.sql(DECIDE)
                .param("id", id)
                .param("decision", decision == null ? null : decision.stored(), Types.VARCHAR)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("outcome", outcome.stored())
                .update();
    }

    /** How many wait whose deadline was before then. */
    long late(Instant before) {
        return db.sql(LATE).param("before", before.atOffset(ZoneOffset.UTC)).query(Long.class).single();
    }

    /** How many items there are and how many are decided; of a whole campaign the space says nothing. */
    record Count(CampaignId campaign, SpaceId space, long total, long decided) {}

    /** Of running campaigns, by space, without those about that person. */
    List<Count> running(UserId except) {
        return db.sql(RUNNING).param("except", except.value()).query(ItemStore::count).list();
    }

    /** Of every campaign as a whole. */
    Map<CampaignId, Count> progress() {
        return db.sql(PROGRESS).query(ItemStore::count).list().stream()
                .collect(Collectors.toMap(Count::campaign, count -> count));
    }

    private static Count count(ResultSet row, int number) throws SQLException {
        return new Count(
                new CampaignId(row.getObject("campaign_id", UUID.class)),
                new SpaceId(row.getObject("space_id", UUID.class)),
                row.getLong("total"),
                row.getLong("decided"));
    }

    private static ReviewItem item(ResultSet row, int number) throws SQLException {
        var grant = row.getObject("grant_id", UUID.class);
        var by = row.getObject("decided_by", UUID.class);
        var at = row.getObject("decided_at", OffsetDateTime.class);
        var decision = row.getString("decision");
        return new ReviewItem(
                row.getObject("id", UUID.class),
                new CampaignId(row.getObject("campaign_id", UUID.class)),
                new SpaceId(row.getObject("space_id", UUID.class)),
                grant == null ? null : new GrantId(grant),
                new ObjectRef(row.getString("container_kind"), row.getObject("container_id", UUID.class)),
                Subject.of(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                row.getBoolean("admin"),
                Permission.of(row.getInt("permissions")),
                decision == null ? null : Decision.of(decision).orElseThrow(),
                by == null ? null : new UserId(by),
                at == null ? null : at.toInstant(),
                Outcome.of(row.getString("outcome")));
    }
}
