package org.aumbry.collectors;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.aumbry.checkpoints.PlacedEntries;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks how far destinations of the network's journal are behind; one that is switched off does not count. */
@Component
class CollectorProbe implements Probe {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final CollectorStore store;
    private final PlacedEntries placed;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CollectorProbe(CollectorStore store, PlacedEntries placed, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.placed = placed;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "collectors.lag";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-35");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        long size = placed.size();
        var wanted = transaction.execute(open -> store.all()).stream().filter(Collector::enabled).toList();
        var late = wanted.stream().filter(each -> late(each, size)).toList();
        long lag = wanted.stream().mapToLong(each -> Math.max(0, size - each.progress().next())).max().orElse(0);
        var figures = "%d systems are sent the journal, the slowest is %d entries behind; %d fail or stand still."
                .formatted(wanted.size(), lag, late.size());
        return late.isEmpty() ? Result.holds(figures) : Result.fails(figures);
    }

    private boolean late(Collector collector, long size) {
        var progress = collector.progress();
        boolean behind = progress.next() < size;
        boolean longAgo = progress.takenAt() == null
                || progress.takenAt().isBefore(clock.instant().minus(LONGEST));
        return !progress.problem().isEmpty() || behind && longAgo && progress.triedAt() != null;
    }
}
