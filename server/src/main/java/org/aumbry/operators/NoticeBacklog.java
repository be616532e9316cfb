package org.aumbry.operators;

import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Acts of operators that networks have still to be told of. */
@Component
class NoticeBacklog implements Backlog {

    private final InstallationEntryStore store;

    NoticeBacklog(InstallationEntryStore store) {
        this.store = store;
    }

    @Override
    public Queue queue() {
        return Queue.NOTICES;
    }

    @Override
    public Probe.Reach reach() {
        return Probe.Reach.INSTALLATION;
    }

    @Override
    @Transactional(transactionManager = "control", readOnly = true)
    public Waiting look() {
        return store.waiting();
    }
}
