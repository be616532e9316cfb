package org.aumbry.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The control database's list of tenants: on which shard each lives and whether it may be served. */
class TenantDirectory {

    static final String ADD = """
            insert into tenant (id, shard)
            values (:id, :shard)
                on conflict (id) do nothing
            """;

    static final String MARK_MIGRATED = """
            update tenant
               set migrated_to = :fingerprint,
                   problem     = null,
                   state       = case state when 'creating' then 'active' else state end
             where id = :id
            """;

    static final String MARK_FAILED = """
            update tenant
               set problem = :problem
             where id = :id
            """;

    static final String SET_NAME = """
            update tenant
               set name_sealed = :name
             where id = :id
            """;

    static final String CLOSE = """
            update tenant
               set state       = 'closed',
                   name_sealed = null
             where id = :id
            """;

    static final String FIND = """
            select id, shard, state, created_at, migrated_to, problem, name_sealed
              from tenant
             where id = :id
            """;

    static final String LIST = """
            select id, shard, state, created_at, migrated_to, problem, name_sealed
              from tenant
             where id > :after
             order by id
             limit :limit
            """;

    static final String LEAST_USED_SHARD = """
            select shard
              from tenant
             where shard = any(:shards)
             group by shard
             order by count(*), shard
             limit 1
            """;

    static final String USED_SHARDS = """
            select distinct shard
              from tenant
             limit 1000
            """;

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int PAGE = 1000;

    private final JdbcClient control;
    private final String fingerprint;
    private final Map<TenantId, String> served = new ConcurrentHashMap<>();

    TenantDirectory(JdbcClient control, String fingerprint) {
        this.control = control;
        this.fingerprint = fingerprint;
    }

    /**
     * Where a tenant lives.
     *
     * @throws Refusal unavailable when the tenant's tables are not of this version, not found when there is no such
     *     tenant
     */
    String shardOf(TenantId tenant) {
        @Nullable String known = served.get(tenant);
        if (known != null) {
            return known;
        }
        var entry = find(tenant).orElseThrow(Refusal::notFound);
        if (entry.closed()) {
            throw Refusal.notFound();
        }
        if (!entry.served()) {
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "data.network-unavailable");
        }
        served.put(tenant, entry.shard());
        return entry.shard();
    }

    Optional<TenantEntry> find(TenantId tenant) {
        return control.sql(FIND).param("id", tenant.value()).query(this::entry).optional();
    }

    /** All tenants in the order of their identifiers, page by page. */
    List<TenantEntry> page(@Nullable TenantId after, int limit) {
        return control.sql(LIST)
                .param("after", after == null ? BEFORE_ALL : after.value())
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    List<TenantEntry> all() {
        var all = new java.util.ArrayList<TenantEntry>();
        @Nullable TenantId last = null;
        while (true) {
            var page = page(last, PAGE);
            all.addAll(page);
            if (page.size() < PAGE) {
                return List.copyOf(all);
            }
            last = page.getLast().id();
        }
    }

    /** Puts a new tenant on the shard with the fewest. */
    void add(TenantId tenant, List<String> shards) {
        control.sql(ADD).param("id", tenant.value()).param("shard", leastUsed(shards)).update();
    }

    void markMigrated(TenantId tenant) {
        control.sql(MARK_MIGRATED).param("id", tenant.value()).param("fingerprint", fingerprint).update();
        served.remove(tenant);
    }

    void markFailed(TenantId tenant, String problem) {
        control.sql(MARK_FAILED).param("id", tenant.value()).param("problem", problem).update();
        served.remove(tenant);
    }

    /** It is served no more, and never again. */
    void close(TenantId tenant) {
        control.sql(CLOSE).param("id", tenant.value()).update();
    }

    /** Looks it up anew the next time. */
    void forget(TenantId tenant) {
        served.remove(tenant);
    }

    void setName(TenantId tenant, byte[] sealed) {
        control.sql(SET_NAME).param("id", tenant.value()).param("name", sealed).update();
    }

    private String leastUsed(List<String> shards) {
        var used = control.sql(USED_SHARDS).query(String.class).list();
        return shards.stream()
                .sorted()
                .filter(shard -> !used.contains(shard))
                .findFirst()
                .orElseGet(() -> control.sql(LEAST_USED_SHARD)
                        .param("shards", shards.toArray(String[]::new))
                        .query(String.class)
                        .single());
    }

    private TenantEntry entry(ResultSet row, int number) throws SQLException {
        return new TenantEntry(
                new TenantId(row.getObject("id", UUID.class)),
                row.getString("shard"),
                row.getString("state"),
                row.getObject("created_at", java.time.OffsetDateTime.class).toInstant(),
                fingerprint.equals(row.getString("migrated_to")),
                Optional.ofNullable(row.getString("problem")),
                Optional.ofNullable(row.getBytes("name_sealed")));
    }
}
