package org.aumbry.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks whether the rows written last, in every table that keeps its past, have entries that say who wrote them. */
@Component
class RowOriginProbe implements Probe {

    private static final Duration BACK = Duration.ofDays(2);
    private static final int MOST = 50;

    private final RowOriginStore store;
    private final Clock clock;

    RowOriginProbe(RowOriginStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "journal.row-origin";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-24");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Result look() {
        var since = store.knownSince(clock.instant().minus(BACK));
        if (since == null) {
            return Result.holds("Nothing was written in the last two days.");
        }
        var astray = new ArrayList<String>();
        long looked = 0;
        var tables = store.tables();
        for (var table : tables) {
            var found = store.untold(table, since, MOST);
            looked += found.looked();
            if (found.untold() > 0) {
                astray.add(found.untold() + " of " + found.looked() + " in " + table);
            }
        }
        return astray.isEmpty()
                ? Result.holds("Of %d rows written last in %d tables each has an entry that says who wrote it."
                        .formatted(looked, tables.size()))
                : Result.fails("No entry says who wrote these rows: " + String.join(", ", astray) + ".");
    }
}
