package org.aumbry.data;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks that stand for programs; on one connection of the control database, which keeps them. */
final class NodeStore {

    /** "AUMB": the first half of each lock's name. */
    private static final int KIND = 0x41554d42;

    /** "AUMW": the same of those that do the scheduled work. */
    private static final int KIND_OF_WORK = 0x41554d57;

    /** A machine that is off sends no word: after three seconds without an answer its connection ends. */
    static final String KEEP_ASKING = """
            select set_config('tcp_keepalives_idle', '1', false),
                   set_config('tcp_keepalives_interval', '1', false),
                   set_config('tcp_keepalives_count', '2', false)
            """;

    static final String ENTER = "select pg_try_advisory_lock(:kind, :self)";

    static final String ALIVE = """
            select distinct objid::bigint as node
              from pg_locks
             where locktype = 'advisory'
               and granted
               and objsubid = 2
               and classid::bigint = :kind
               and database = (select oid from pg_database where datname = current_database())
             limit 1000
            """;

    private final JdbcClient db;

    NodeStore(JdbcClient db) {
        this.db = db;
    }

    void enter(int self) {
        db.sql(KEEP_ASKING).query((row, number) -> row.getString(1)).list();
        if (!db.sql(ENTER).param("kind", KIND).param("self", self).query(Boolean.class).single()) {
            throw new IllegalStateException("another program has this one's number");
        }
    }

    /** Says that the program does the scheduled work. */
    void enterWork(int self) {
        db.sql(ENTER).param("kind", KIND_OF_WORK).param("self", self).query(Boolean.class).single();
    }

    /** The numbers of all programs that hold their lock. */
    Set<Long> alive() {
        return holders(KIND);
    }

    /** The numbers of those that do the scheduled work. */
    Set<Long> working() {
        return holders(KIND_OF_WORK);
    }

    private Set<Long> holders(int kind) {
        return new HashSet<>(db.sql(ALIVE).param("kind", kind).query(Long.class).list());
    }
}
