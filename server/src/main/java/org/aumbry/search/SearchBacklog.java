package org.aumbry.search;

import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes in the entered network that an index has still to take in. */
@Component
class SearchBacklog implements Backlog {

    private final OutboxStore store;

    SearchBacklog(OutboxStore store) {
        this.store = store;
    }

    @Override
    public Queue queue() {
        return Queue.SEARCH;
    }

    @Override
    public Probe.Reach reach() {
        return Probe.Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Waiting look() {
        return store.waiting();
    }
}
