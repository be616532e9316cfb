package org.aumbry.policies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.data.Cell;
import org.aumbry.data.KeyScope;
import org.aumbry.data.Sealer;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FindingStore {

    private static final String TABLE = "finding";

    static final String ADD = """
            insert into finding
                   (id, rule, user_id, object_id, bucket_at, first_at, last_at, seen_count, address_sealed, found_at)
            values (:id, :rule, :user, :object, :bucket, :first, :last, :count, :address, :at)
                on conflict do nothing
            """;

    static final String GROW = """
            update finding
               set last_at = greatest(last_at, :last),
                   seen_count = greatest(seen_count, :count)
             where rule = :rule
               and user_id is not distinct from :user
               and object_id is not distinct from :object
               and bucket_at = :bucket
            """;

    static final String LIST = """
            select id, rule, user_id, object_id, first_at, last_at, seen_count, address_sealed, found_at,
                   acknowledged_by
              from finding
             where (cast(:user as uuid) is null or user_id = :user)
             order by acknowledged_at is not null, found_at desc, id desc
             limit 200
            """;

    static final String COUNT_OPEN = """
            select count(*)
              from finding
             where acknowledged_at is null
            """;

    static final String ACKNOWLEDGE = """
            update finding
               set acknowledged_by = :by,
                   acknowledged_at = :at
             where id = :id
               and acknowledged_at is null
            """;

    static final String MARK = """
            select looked_at
              from detection_mark
             limit 1
            """;

    /** From the first look on a digest is made every day. */
    static final String DIGEST_BEGIN = """
            update detection_mark
               set digest_at = :at
             where digest_at is null
            """;

    /** Notes that it is time for the next digest; nothing when it is not. */
    static final String DIGEST_DUE = """
            update detection_mark
               set digest_at = :at
             where digest_at <= :before
            """;

    static final String SINCE = """
            select rule, count(*) as findings
              from finding
             where found_at > :since
             group by rule
            """;

    static final String SET_MARK = """
            insert into detection_mark (one, looked_at)
            values (true, :at)
                on conflict (one) do update
               set looked_at = excluded.looked_at
            """;

    private final JdbcClient db;
    private final Sealer sealer;

    FindingStore(JdbcClient db, Sealer sealer) {
        this.db = db;
        this.sealer = sealer;
    }

    /** Whether this is new; when it is known, it grows. @param bucket the stretch of time in which it is told once */
    boolean add(Finding finding, Instant bucket) {
        var scope = finding.user() == null ? KeyScope.SETTINGS : KeyScope.person(finding.user());
        boolean added = key(ADD, finding, bucket)
                .param("id", finding.id())
                .param("first", utc(finding.first()))
                .param("address", finding.address().isEmpty()
                        ? null
                        : sealer.seal(scope, cell(finding.id()), finding.address()), Types.BINARY)
                .param("at", utc(finding.foundAt()))
                .update() == 1;
        if (!added) {
            key(GROW, finding, bucket).update();
        }
        return added;
    }

    List<Finding> list(@Nullable UserId user) {
        return db.sql(LIST)
                .param("user", user == null ? null : user.value(), Types.OTHER)
                .query(this::finding)
                .list();
    }

    long countOpen() {
        return db.sql(COUNT_OPEN).query(Long.class).single();
    }

    boolean acknowledge(UUID id, UserId by, Instant at) {
        return db.sql(ACKNOWLEDGE).param("id", id).param("by", by.value()).param("at", utc(at)).update() == 1;
    }

    Optional<Instant> mark() {
        return db.sql(MARK)
                .query((row, number) -> row.getObject("looked_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    void beginDigests(Instant at) {
        db.sql(DIGEST_BEGIN).param("at", utc(at)).update();
    }

    boolean digestDue(Instant at, Instant before) {
        return db.sql(DIGEST_DUE).param("at", utc(at)).param("before", utc(before)).update() == 1;
    }

    /** How many findings there are since then, by rule; rules without any are left out. */
    Map<Finding.Rule, Long> since(Instant since) {
        var counts = new EnumMap<Finding.Rule, Long>(Finding.Rule.class);
        db.sql(SINCE).param("since", utc(since)).query(row -> {
            counts.put(Finding.Rule.of(row.getString("rule")), row.getLong("findings"));
        });
        return counts;
    }

    void setMark(Instant at) {
        db.sql(SET_MARK).param("at", utc(at)).update();
    }

    private JdbcClient.StatementSpec key(String sql, Finding finding, Instant bucket) {
        var user = finding.user();
        return db.sql(sql)
                .param("rule", finding.rule().stored())
                .param("user", user == null ? null : user.value(), Types.OTHER)
                .param("object", finding.object(), Types.OTHER)
                .param("bucket", utc(bucket))
                .param("last", utc(finding.last()))
                .param("count", finding.count());
    }

    private Finding finding(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var user = row.getObject("user_id", UUID.class);
        var by = row.getObject("acknowledged_by", UUID.class);
        var address = row.getBytes("address_sealed");
        return new Finding(
                id,
                Finding.Rule.of(row.getString("rule")),
                user == null ? null : new UserId(user),
                row.getObject("object_id", UUID.class),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getLong("seen_count"),
                address == null ? "" : sealer.open(cell(id), address, ""),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                by == null ? null : new UserId(by));
    }

    private static Cell cell(UUID id) {
        return new Cell(TABLE, id, "address_sealed");
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
