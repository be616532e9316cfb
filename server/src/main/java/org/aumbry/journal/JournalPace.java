package org.aumbry.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many entries there were in each stretch of time. */
@Service
public class JournalPace {

    private static final List<Duration> WIDTHS = List.of(
            Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(7),
            Duration.ofDays(30), Duration.ofDays(365));
    private static final int MOST_SLOTS = 60;

    private final JournalSearchStore store;

    JournalPace(JournalSearchStore store) {
        this.store = store;
    }

    /** What happened from {@code at} on, for the width of one slot. */
    public record Slot(Instant at, long allowed, long denied, long failed) {

        public long all() {
            return allowed + denied + failed;
        }
    }

    /** Slots that hold something, in order; one begins every {@code width} from {@code from} on. */
    public record Pace(Instant from, Instant to, Duration width, List<Slot> slots) {}

    /** Counts what fits between the two moments, in at most sixty slots. */
    @Transactional(readOnly = true)
    public Pace of(JournalFilter filter, Instant from, Instant to) {
        var width = WIDTHS.stream()
                .filter(each -> Duration.between(from, to).dividedBy(each) < MOST_SLOTS)
                .findFirst()
                .orElse(WIDTHS.getLast());
        var start = Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), width.toSeconds()) * width.toSeconds());
        return new Pace(start, to, width, store.pace(filter, start, to, width));
    }
}
