package org.aumbry.operators;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Whether the network was written to what operators did in the last month, and its journal has all of it. */
@Component
class DigestProbe implements Probe {

    /** How late a digest may be. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final Supplier<Seen> seen;

    /**
     * What was seen.
     *
     * @param due whether there should be a digest by now
     * @param untold acts of that month that the network's own journal does not have
     */
    record Seen(YearMonth month, boolean due, boolean sent, long untold) {}

    @Autowired
    DigestProbe(Digests digests, Installation installation) {
        this(() -> {
            var month = digests.last();
            Instant from = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).plus(SLACK);
            boolean due = digests.concerns(month) && installation.now().isAfter(from);
            return new Seen(month, due, digests.sent(month), digests.untold(month));
        });
    }

    DigestProbe(Supplier<Seen> seen) {
        this.seen = seen;
    }

    @Override
    public String id() {
        return "operators.digest";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-48");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var look = seen.get();
        var sentence = "The digest of %s was %s; %d acts of that month are missing in the network's own journal."
                .formatted(look.month(), look.sent() ? "sent" : look.due() ? "not sent" : "not due", look.untold());
        return look.untold() == 0 && (look.sent() || !look.due()) ? Result.holds(sentence) : Result.fails(sentence);
    }
}
