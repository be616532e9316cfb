package org.aumbry.data;

import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Looks whether the line of those who wait for the database has an end, and how long those waited who were let in. */
@Component
class LoadProbe implements Probe {

    private static final int LONGEST_LINE = 1_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final ConnectionQueue queue;

    LoadProbe(TenantDataSource tenants) {
        this.queue = tenants.queue();
    }

    @Override
    public String id() {
        return "data.line-has-an-end";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-89");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var seen = queue.look();
        var said = "Since the last look who was let in waited at most %d ms for the database, and %d were turned away"
                .formatted(seen.worst().toMillis(), seen.turnedAway())
                + " because %d were waiting.".formatted(seen.most());
        return new Result(seen.most() <= LONGEST_LINE && seen.worst().compareTo(LONGEST_WAIT) <= 0, said);
    }
}
