package org.aumbry.continuity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How long servers that follow are behind: as old as the oldest place of the log that they have not replayed yet and
 * that was seen written. Not for several threads.
 */
final class LagMeter {

    private static final int MOST = 20_000;

    private final Deque<Written> written = new ArrayDeque<>();

    /** At that moment the first server had written up to here. */
    private record Written(long lsn, Instant at) {}

    /** @param replayed up to where it has the log, and shows what is in it */
    record Follower(String name, long replayed) {}

    record Lag(String name, Duration behind, long bytes) {}

    /** @param lsn up to where the first server has written now */
    List<Lag> measure(Instant now, long lsn, List<Follower> followers) {
        if ((written.isEmpty() || written.getLast().lsn() < lsn) && written.size() < MOST) {
            written.addLast(new Written(lsn, now));
        }
        long slowest = followers.stream().mapToLong(Follower::replayed).min().orElse(lsn);
        while (!written.isEmpty() && written.getFirst().lsn() <= slowest) {
            written.removeFirst();
        }
        return followers.stream()
                .map(each -> new Lag(each.name(), behind(now, each), Math.max(0, lsn - each.replayed())))
                .toList();
    }

    private Duration behind(Instant now, Follower follower) {
        return written.stream()
                .filter(place -> place.lsn() > follower.replayed())
                .findFirst()
                .map(place -> Duration.between(place.at(), now))
                .orElse(Duration.ZERO);
    }
}
