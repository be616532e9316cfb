package org.aumbry.timemachine;

import java.sql.Array;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows for digests, the running tally, and what was logged. */
@Repository
class StateStore {

    static final String ROWS = """
            select cast(held as text)
              from past_rows(:kept, :at, :keys) held
            """;

    static final String STANDING = """
            select cast(held as text)
              from past_standing(:kept, :at, :keys) held
            """;

    static final String BETWEEN = """
            select sign, cast(row_then as text) as held
              from past_between(:kept, :earlier, :later)
            """;

    static final String LOCK = """
            select pg_try_advisory_xact_lock(hashtextextended(current_schema(), 230))
            """;

    static final String TALLY = """
            select moment, row_count, lanes
              from state_tally
            """;

    /** One row once the network has a tally; the names of no tables when the tally is of no earlier moment. */
    static final String TOUCHED = """
            select array(select past_touched(:kept, moment, :later)
                          where moment < :later) as tables
              from state_tally
            """;

    static final String KEEP_TALLY = """
            insert into state_tally (moment, row_count, lanes)
            values (:at, :rows, :lanes)
                on conflict (only_row) do update
               set moment = excluded.moment,
                   row_count = excluded.row_count,
                   lanes = excluded.lanes
            """;

    static final String ADD_ROOT = """
            insert into state_root (moment, row_count, root)
            values (:at, :rows, :root)
            """;

    static final String ROOT_AT = """
            select moment, row_count, root
              from state_root
             where moment <= :at
             order by moment desc
             limit 1
            """;

    static final String LATEST_ROOT = """
            select moment, row_count, root
              from state_root
             order by moment desc
             limit 1
            """;

    /** Who else is in a transaction of this database now; processes of the server itself write nothing of ours. */
    static final String RUNNING = """
            select clock_timestamp() as at,
                   array(select held.virtualtransaction
                           from pg_locks held
                           join pg_stat_activity who on who.pid = held.pid
                          where held.locktype = 'virtualxid'
                            and held.granted
                            and who.usesysid is not null
                            and who.datname = current_database()
                            and held.pid <> pg_backend_pid()) as transactions
            """;

    private static final int FETCH = 500;

    private final JdbcClient db;

    StateStore(JdbcClient db) {
        this.db = db;
    }

    /** A digest that was logged. */
    record Root(Instant moment, long rows, byte[] root) {}

    /** A moment of the clock, and the transactions that were open then. */
    record Running(Instant at, List<String> transactions) {}

    /** The running digest, up to a moment. */
    record Carried(Instant moment, Tally tally) {}

    void rows(Kept kept, Instant at, @Nullable Collection<?> keys, BiConsumer<Kept, String> reader) {
        read(ROWS, kept, at, keys, reader);
    }

    void standing(Kept kept, Instant at, @Nullable Collection<?> keys, BiConsumer<Kept, String> reader) {
        read(STANDING, kept, at, keys, reader);
    }

    private void read(
            String sql, Kept kept, Instant at, @Nullable Collection<?> keys, BiConsumer<Kept, String> reader) {
        db.sql(sql)
                .withFetchSize(FETCH)
                .param("kept", kept.table())
                .param("at", Moment.utc(at))
                .param("keys", keys == null ? null : keys.stream().map(String::valueOf).toArray(String[]::new))
                .query(row -> {
                    reader.accept(kept, row.getString(1));
                });
    }

    /**
     * The kept tables that have anything else at the moment than what the tally says, and maybe some that have not;
     * empty while there is no tally.
     */
    Optional<Set<Kept>> touched(Instant later) {
        return db.sql(TOUCHED)
                .param("kept", Kept.tables())
                .param("later", Moment.utc(later))
                .query((row, number) -> strings(row.getArray("tables")))
                .optional()
                .map(tables -> tables.stream().map(Kept::of).collect(Collectors.toUnmodifiableSet()));
    }

    /** Rows that came and went; the reader is told true for those that came. */
    void between(Kept kept, Instant earlier, Instant later, BiConsumer<Boolean, String> reader) {
        db.sql(BETWEEN)
                .withFetchSize(FETCH)
                .param("kept", kept.table())
                .param("earlier", Moment.utc(earlier))
                .param("later", Moment.utc(later))
                .query(row -> {
                    reader.accept(row.getInt("sign") > 0, row.getString("held"));
                });
    }

    /** Whether it is this transaction's turn to carry the tally on. */
    boolean lock() {
        return db.sql(LOCK).query(Boolean.class).single();
    }

    Optional<Carried> tally() {
        return db.sql(TALLY)
                .query((row, number) -> new Carried(
                        row.getObject("moment", OffsetDateTime.class).toInstant(),
                        new Tally(row.getBytes("lanes"), row.getLong("row_count"))))
                .optional();
    }

    void keep(Instant moment, Tally tally) {
        db.sql(KEEP_TALLY)
                .param("at", Moment.utc(moment))
                .param("rows", tally.rows())
                .param("lanes", tally.bytes())
                .update();
    }

    void add(Root root) {
        db.sql(ADD_ROOT)
                .param("at", Moment.utc(root.moment()))
                .param("rows", root.rows())
                .param("root", root.root())
                .update();
    }

    Optional<Root> rootAt(Instant at) {
        return db.sql(ROOT_AT).param("at", Moment.utc(at)).query(StateStore::root).optional();
    }

    Optional<Root> latestRoot() {
        return db.sql(LATEST_ROOT).query(StateStore::root).optional();
    }

    Running running() {
        return db.sql(RUNNING)
                .query((row, number) -> new Running(
                        row.getObject("at", OffsetDateTime.class).toInstant(), strings(row.getArray("transactions"))))
                .single();
    }

    private static List<String> strings(Array array) throws java.sql.SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Root root(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Root(
                row.getObject("moment", OffsetDateTime.class).toInstant(),
                row.getLong("row_count"),
                row.getBytes("root"));
    }
}
