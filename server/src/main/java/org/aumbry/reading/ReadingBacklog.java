package org.aumbry.reading;

import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files of the entered network that wait to be read. */
@Component
class ReadingBacklog implements Backlog {

    private final ReadingStore store;

    ReadingBacklog(ReadingStore store) {
        this.store = store;
    }

    @Override
    public Queue queue() {
        return Queue.READING;
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
