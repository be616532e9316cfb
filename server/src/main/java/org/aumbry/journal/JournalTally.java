package org.aumbry.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sums up a stretch of the tenant's journal without opening an entry. */
@Service
public class JournalTally {

    private final TallyStore store;

    JournalTally(TallyStore store) {
        this.store = store;
    }

    /** How often something was done, or tried, with one outcome. */
    public record Line(String verb, Outcome outcome, long count) {}

    /**
     * Everything from one moment on and before another.
     *
     * @param lines the most frequent first, at most 1,000
     * @param people how many different people did or tried something
     * @param sessions how many sessions and keys they used
     */
    public record Tally(List<Line> lines, long people, long sessions) {

        public long entries() {
            return lines.stream().mapToLong(Line::count).sum();
        }

        public long denied() {
            return lines.stream().filter(line -> line.outcome() == Outcome.DENIED).mapToLong(Line::count).sum();
        }
    }

    @Transactional(readOnly = true)
    public Tally between(Instant from, Instant until) {
        var lines = store.lines(from, until);
        var doers = store.doers(from, until);
        return new Tally(lines, doers.people(), doers.sessions());
    }

    /** When the journal begins; empty while there is no entry. */
    @Transactional(readOnly = true)
    public Optional<Instant> beginning() {
        return store.beginning();
    }
}
