package org.aumbry.operators;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.EntryRule;
import org.aumbry.identity.Visit;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps everybody out of a suspended network, whatever they come by; nothing in it is changed, and its jobs go on. What
 * is remembered of it is at most a second old.
 */
@Component
@org.springframework.core.annotation.Order(1)
class Suspensions implements EntryRule, OrderHandler {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final SuspensionStore store;
    private final TenantScope scope;
    private final TransactionTemplate control;
    private final Installation installation;
    private volatile Known known = new Known(Set.of(), Instant.MIN);

    private record Known(Set<TenantId> networks, Instant at) {}

    Suspensions(
            SuspensionStore store,
            TenantScope scope,
            @Qualifier("control") TransactionTemplate control,
            Installation installation) {
        this.store = store;
        this.scope = scope;
        this.control = control;
        this.installation = installation;
    }

    @Override
    public void require(Visit visit) {
        if (holds(scope.current())) {
            throw Refusal.of(Refusal.Code.WITHHELD, "operators.refusal.suspended");
        }
    }

    /** Whether nobody gets into that network. */
    boolean holds(TenantId network) {
        var now = installation.now();
        var last = known;
        if (now.isAfter(last.at().plus(REMEMBERED)) || now.isBefore(last.at())) {
            last = read(now);
        }
        return last.networks().contains(network);
    }

    @Override
    public Set<Order.Kind> kinds() {
        return Set.of(Order.Kind.SUSPEND, Order.Kind.RESUME);
    }

    @Override
    public void carryOut(Order order) {
        control.executeWithoutResult(open -> {
            if (order.kind() == Order.Kind.SUSPEND) {
                store.add(order.network(), order.id(), installation.now());
            } else {
                store.remove(order.network());
            }
        });
        read(installation.now());
    }

    private Known read(Instant now) {
        Set<TenantId> networks = control.execute(open -> store.all());
        var read = new Known(networks == null ? Set.of() : networks, now);
        known = read;
        return read;
    }
}
