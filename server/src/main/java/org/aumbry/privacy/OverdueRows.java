package org.aumbry.privacy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aumbry.kernel.Keeping;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what should be gone. */
@Component
class OverdueRows {

    /** Jobs come round hourly or daily, and a program may have stood still. */
    private static final Duration SLACK = Duration.ofDays(2);

    private final OverdueStore store;
    private final Clock clock;

    OverdueRows(OverdueStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** By time, for those whose rows say since when it counts. */
    @Transactional(readOnly = true)
    public Map<String, Long> count(List<Keeping> keepings) {
        var overdue = new TreeMap<String, Long>();
        for (var keeping : keepings) {
            var before = clock.instant().minus(keeping.time()).minus(SLACK);
            keeping.rows().stream().filter(row -> row.contains(".")).forEach(row -> {
                int dot = row.indexOf('.');
                long count = store.older(row.substring(0, dot), row.substring(dot + 1), before);
                overdue.merge(keeping.id(), count, Long::sum);
            });
        }
        return overdue;
    }
}
