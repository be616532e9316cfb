package org.aumbry.collectors;

import org.aumbry.checkpoints.PlacedEntries;
import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Entries of the entered network's journal that its destinations have not taken. */
@Component
class CollectorBacklog implements Backlog {

    private final CollectorStore store;
    private final PlacedEntries placed;

    CollectorBacklog(CollectorStore store, PlacedEntries placed) {
        this.store = store;
        this.placed = placed;
    }

    @Override
    public Queue queue() {
        return Queue.COLLECTORS;
    }

    @Override
    public Probe.Reach reach() {
        return Probe.Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Waiting look() {
        return store.waiting(placed.size());
    }
}
