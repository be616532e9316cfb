package org.aumbry.continuity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.aumbry.data.ClusterAccess;
import org.jspecify.annotations.Nullable;

/** What a replication connection and a look at the server tell about the log. */
final class WalSource {

    /** Where the log is followed from, and whether that is a fresh start that no earlier part joins. */
    record Place(String installation, int timeline, long startLsn, boolean fresh) {}

    private WalSource() {}

    /** Finds the slot that keeps the log for us, or makes it anew when there is none or it was given up. */
    static Place prepare(Connection replication, String slot) throws SQLException {
        String installation;
        int timeline;
        try (var statement = replication.createStatement();
                var row = statement.executeQuery("IDENTIFY_SYSTEM")) {
            row.next();
            installation = row.getString("systemid");
            timeline = row.getInt("timeline");
        }
        var restart = restartLsn(replication, slot);
        boolean fresh = restart.isEmpty();
        if (fresh) {
            drop(replication, slot);
            try (var statement = replication.createStatement()) {
                statement.execute("CREATE_REPLICATION_SLOT " + slot + " PHYSICAL RESERVE_WAL");
            }
            restart = restartLsn(replication, slot);
        }
        long lsn = restart.orElseThrow(() -> new SQLException("the slot of the archive keeps nothing", "55000"));
        return new Place(installation, timeline, Lsn.startOf(Lsn.segment(lsn)), fresh);
    }

    private static Optional<Long> restartLsn(Connection replication, String slot) throws SQLException {
        try (var statement = replication.createStatement();
                var row = statement.executeQuery("READ_REPLICATION_SLOT " + slot)) {
            @Nullable String lsn = row.next() ? row.getString("restart_lsn") : null;
            return Optional.ofNullable(lsn).map(Lsn::parse);
        }
    }

    private static void drop(Connection replication, String slot) {
        try (var statement = replication.createStatement()) {
            statement.execute("DROP_REPLICATION_SLOT " + slot);
        } catch (SQLException thereIsNone) {
            // Then it need not be dropped.
        }
    }

    static long flushedLsn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_current_wal_flush_lsn() - '0/0'::pg_lsn")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Begins a new segment; what is committed from now on is in it or later. */
    static long switchSegment(ClusterAccess access) throws SQLException {
        try (var connection = access.superuser("postgres");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_switch_wal() - '0/0'::pg_lsn")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Marks a place in the log that a restore can end at, and has it written. */
    static long restorePoint(ClusterAccess access, String name) throws SQLException {
        try (var connection = access.superuser("postgres");
                var statement = connection.prepareStatement("select pg_create_restore_point(?) - '0/0'::pg_lsn")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
