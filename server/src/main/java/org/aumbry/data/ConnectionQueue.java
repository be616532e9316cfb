package org.aumbry.data;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.aumbry.kernel.Refusal;

/**
 * The line of those who wait for a connection. It has an end: who comes when it is full is turned away at once, so that
 * those who wait are served soon.
 */
final class ConnectionQueue {

    /** So many wait at most; with twelve connections each waits for some thirty others at most. */
    static final int MOST_WAITING = 400;

    private final int most;
    private final LongAccumulator worstNanos = new LongAccumulator(Long::max, 0);
    private final LongAdder turnedAway = new LongAdder();

    ConnectionQueue(int most) {
        this.most = most;
    }

    /**
     * @param most so many may wait
     * @param worst the longest that somebody waited who got a connection
     * @param turnedAway how many were not let in
     */
    record Seen(int most, Duration worst, long turnedAway) {}

    /** @throws Refusal unavailable when too many wait already */
    Connection take(DataSource pool) throws SQLException {
        if (waiting(pool) >= most) {
            turnedAway.increment();
            throw Refusal.of(Refusal.Code.UNAVAILABLE, "data.busy");
        }
        long start = System.nanoTime();
        var connection = pool.getConnection();
        waited(System.nanoTime() - start);
        return connection;
    }

    static int waiting(DataSource pool) {
        if (!(pool instanceof HikariDataSource hikari)) {
            return 0;
        }
        var seen = hikari.getHikariPoolMXBean();
        return seen == null ? 0 : seen.getThreadsAwaitingConnection();
    }

    void waited(long nanos) {
        worstNanos.accumulate(nanos);
    }

    /** What was seen since this was last asked. */
    Seen look() {
        return new Seen(most, Duration.ofNanos(worstNanos.getThenReset()), turnedAway.sumThenReset());
    }
}
