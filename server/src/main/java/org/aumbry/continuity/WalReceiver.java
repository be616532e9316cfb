package org.aumbry.continuity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.aumbry.data.ClusterAccess;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the write-ahead log as a stand-by would and archives it: pieces of the segment that is being written every
 * few
 * seconds, whole segments as they fill.
 *
 * <p>The server is told that a segment may go only when the whole segment is archived, so that one who starts anew
 * begins
 * at the segment's first byte.
 */
final class WalReceiver implements Runnable {

    static final String SLOT = "aumbry_archive";

    private static final Logger LOG = LoggerFactory.getLogger(WalReceiver.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(50);

    private final ClusterAccess access;
    private final Generations generations;
    private final WalParts parts;
    private final Duration flush;
    private final Clock clock;
    private volatile boolean stopping;
    private volatile long archivedLsn;
    private volatile @Nullable Instant caughtUpAt;
    private @Nullable Instant troubledSince;

    WalReceiver(ClusterAccess access, Generations generations, WalParts parts, Duration flush, Clock clock) {
        this.access = access;
        this.generations = generations;
        this.parts = parts;
        this.flush = flush;
        this.clock = clock;
    }

    long archivedLsn() {
        return archivedLsn;
    }

    /** The last moment whose commits are all archived; null when there was none. */
    @Nullable Instant caughtUpAt() {
        return caughtUpAt;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            try (var connection = access.replication(); var side = access.superuser("postgres")) {
                follow(connection, side);
            } catch (SQLException | IOException | RuntimeException failed) {
                troubled(failed);
                pause(PAUSE);
            }
        }
    }

    private void troubled(Exception failed) {
        if (!stopping && troubledSince == null) {
            troubledSince = clock.instant();
            LOG.error("The log can't be archived now and is tried again: {}", failed.toString());
        }
    }

    private void follow(Connection connection, Connection side) throws SQLException, IOException {
        var place = WalSource.prepare(connection, SLOT);
        var generation = generations.forLog(place);
        parts.begin(generation, place.timeline(), place.startLsn());
        try (var stream = stream(connection, place.startLsn())) {
            var nextLook = Instant.MIN;
            while (!stopping) {
                boolean more = read(stream);
                var now = clock.instant();
                if (!more && now.isBefore(nextLook)) {
                    pause(POLL);
                } else if (!now.isBefore(nextLook)) {
                    nextLook = now.plus(flush);
                    look(stream, side);
                }
            }
            parts.flush();
        }
    }

    private static PGReplicationStream stream(Connection connection, long from) throws SQLException {
        return connection.unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .physical()
                .withSlotName(SLOT)
                .withStartPosition(LogSequenceNumber.valueOf(from))
                .withStatusInterval(10, java.util.concurrent.TimeUnit.SECONDS)
                .start();
    }

    /** Takes what is there, without waiting. */
    private boolean read(PGReplicationStream stream) throws SQLException, IOException {
        @Nullable ByteBuffer data = stream.readPending();
        if (data == null) {
            return false;
        }
        long start = stream.getLastReceiveLSN().asLong() - data.remaining();
        while (data.hasRemaining()) {
            long full = parts.take(start, data);
            if (full >= 0) {
                archived(stream, full);
                parts.next(generations.current());
            }
            start = parts.position();
        }
        return true;
    }

    /** Archives what has come, and notes whether that is all there is. */
    private void look(PGReplicationStream stream, Connection side) throws SQLException, IOException {
        var at = clock.instant();
        long wanted = WalSource.flushedLsn(side);
        while (parts.position() < wanted && read(stream)) {
            // What was committed before the look is on its way.
        }
        parts.flush();
        archivedLsn = parts.position();
        if (archivedLsn >= wanted) {
            caughtUpAt = at;
            if (troubledSince != null) {
                LOG.warn("The log is archived again");
                troubledSince = null;
            }
        }
    }

    private void archived(PGReplicationStream stream, long lsn) throws SQLException {
        archivedLsn = lsn;
        var number = LogSequenceNumber.valueOf(lsn);
        stream.setFlushedLSN(number);
        stream.setAppliedLSN(number);
        stream.forceUpdateStatus();
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
