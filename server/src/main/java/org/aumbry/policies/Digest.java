package org.aumbry.policies;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sums up for administrators, once a day, what stood out since the day before; silent while nothing did. */
@Component
class Digest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String PAGE = "/admin/alerts";

    private final FindingStore store;
    private final Notices notices;
    private final Desk desk;

    Digest(FindingStore store, Notices notices, Desk desk) {
        this.store = store;
        this.notices = notices;
        this.desk = desk;
    }

    /** Sends it when a day is over since the last; whether it was sent. Called in the network. */
    @Transactional
    boolean send() {
        var now = desk.now();
        store.beginDigests(now);
        if (!store.digestDue(now, now.minus(DAY))) {
            return false;
        }
        var counts = store.since(now.minus(DAY));
        if (counts.isEmpty()) {
            return false;
        }
        notices.toAdministrators("digest", PAGE, words(counts, store.countOpen()));
        return true;
    }

    /** All of the day, those nobody has looked at, then one number for each rule in the order of the rules. */
    private static Object[] words(Map<Finding.Rule, Long> counts, long open) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return Stream.concat(
                        Stream.of(all, open),
                        Arrays.stream(Finding.Rule.values()).map(rule -> counts.getOrDefault(rule, 0L)))
                .toArray();
    }
}
