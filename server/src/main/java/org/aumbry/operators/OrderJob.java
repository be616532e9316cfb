package org.aumbry.operators;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.InstallationJournal.Act;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every second: carries out what was agreed, also what a program that died left undone. An order is kept until it is
 * noted as carried out, so that two programs never do the same; what one that died had done already, its handler does
 * not do again.
 */
@Component
class OrderJob {

    private static final Logger LOG = LoggerFactory.getLogger(OrderJob.class);

    private final OrderStore store;
    private final ObjectProvider<OrderHandler> handlers;
    private final InstallationJournal journal;
    private final TransactionTemplate control;
    private final Installation installation;
    private final AtomicBoolean running = new AtomicBoolean();

    OrderJob(
            OrderStore store,
            ObjectProvider<OrderHandler> handlers,
            InstallationJournal journal,
            @Qualifier("control") TransactionTemplate control,
            Installation installation) {
        this.store = store;
        this.handlers = handlers;
        this.journal = journal;
        this.control = control;
        this.installation = installation;
    }

    /** @return false when another round is under way, and so nothing was done */
    @Scheduled(initialDelayString = "PT4S", fixedRateString = "PT1S")
    boolean carryOut() {
        if (!running.compareAndSet(false, true)) {
            return false;
        }
        try {
            List<Order> due = control.execute(open -> store.due());
            (due == null ? List.<Order>of() : due).forEach(this::carryOut);
        } finally {
            running.set(false);
        }
        return true;
    }

    private void carryOut(Order due) {
        try {
            control.executeWithoutResult(open -> store.tried(due.id()));
            control.executeWithoutResult(open -> store.take(due.id()).ifPresent(order -> {
                handler(order).carryOut(order);
                store.carriedOut(order.id(), installation.now());
                record(order, ".carry-out");
            }));
        } catch (Refusal never) {
            control.executeWithoutResult(open -> store.take(due.id()).ifPresent(order -> {
                store.decline(order.id(), installation.now());
                record(order, ".fail");
            }));
            LOG.warn("An order of operators could not be carried out: {}", never.code());
        } catch (RuntimeException failed) {
            LOG.error("An order of operators could not be carried out yet: {}", failed.toString());
        }
    }

    private OrderHandler handler(Order order) {
        return handlers.stream()
                .filter(each -> each.kinds().contains(order.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody carries out " + order.kind()));
    }

    private void record(Order order, String verb) {
        var object = order.object() == null
                ? new ObjectRef("network", order.network().value())
                : new ObjectRef("document", order.object());
        journal.record(new Act(null, order.network(), order.kind().stored() + verb, object, Orders.told(order)));
    }
}
