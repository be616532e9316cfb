package org.aumbry.continuity;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What a promotion asks the two servers, on a connection with every right. */
final class PromotionStore {

    static final String NOW = "select now()";

    static final String IN_RECOVERY = "select pg_is_in_recovery()";

    /** As the first server knows the one that follows it. */
    static final String NAME = "select current_setting('primary_slot_name')";

    static final String BEHIND = """
            select coalesce(extract(epoch from now() - pg_last_xact_replay_timestamp()) * 1000, 0)::bigint
            """;

    static final String HAS_ALL = """
            select coalesce(pg_last_wal_replay_lsn() = pg_last_wal_receive_lsn(), false)
            """;

    static final String WRITTEN = """
            select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint
            """;

    static final String REPLAYED = """
            select coalesce((pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint, 0)
            """;

    static final String END_OTHERS = """
            select pg_terminate_backend(pid)
              from pg_stat_activity
             where backend_type = 'client backend'
               and pid <> pg_backend_pid()
            """;

    private static final int PATIENCE_SECONDS = 60;

    private PromotionStore() {}

    static Instant now(Connection standBy) throws SQLException {
        try (var query = standBy.prepareStatement(NOW); var row = query.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    static boolean inRecovery(Connection standBy) throws SQLException {
        return text(standBy, IN_RECOVERY).equals("t");
    }

    static String name(Connection standBy) throws SQLException {
        return text(standBy, NAME);
    }

    static Duration behind(Connection standBy) throws SQLException {
        return Duration.ofMillis(Long.parseLong(text(standBy, BEHIND)));
    }

    static boolean hasAll(Connection standBy) throws SQLException {
        return text(standBy, HAS_ALL).equals("t");
    }

    static long written(Connection first) throws SQLException {
        return Long.parseLong(text(first, WRITTEN));
    }

    static long replayed(Connection standBy) throws SQLException {
        return Long.parseLong(text(standBy, REPLAYED));
    }

    /** The first server takes no writes from now on, nor after a start, until that server follows it. */
    static void fence(Connection first, String follower) throws SQLException {
        if (!follower.matches("[a-z_]{1,30}")) {
            throw new SQLException("no name of a stand-by");
        }
        try (var statement = first.createStatement()) {
            statement.execute("alter system set aumbry.fence = '" + follower + " " + PATIENCE_SECONDS + "'");
            statement.execute("alter system set default_transaction_read_only = 'on'");
            statement.execute("select pg_reload_conf()");
            statement.execute(END_OTHERS);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql); var row = query.executeQuery()) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
