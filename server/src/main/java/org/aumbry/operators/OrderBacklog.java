package org.aumbry.operators;

import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What two operators agreed on and the program has still to carry out. */
@Component
class OrderBacklog implements Backlog {

    private final OrderStore store;

    OrderBacklog(OrderStore store) {
        this.store = store;
    }

    @Override
    public Queue queue() {
        return Queue.ORDERS;
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
