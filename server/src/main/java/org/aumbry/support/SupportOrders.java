package org.aumbry.support;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.Order;
import org.aumbry.operators.OrderHandler;
import org.aumbry.operators.OperatorRoster;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a request before the network once two operators agree, and carries out changes that the network asked for. */
@Component
class SupportOrders implements OrderHandler {

    private final SupportStore store;
    private final SupportLetters letters;
    private final ChangeWork changes;
    private final OperatorRoster roster;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SupportOrders(
            SupportStore store,
            SupportLetters letters,
            ChangeWork changes,
            OperatorRoster roster,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.letters = letters;
        this.changes = changes;
        this.roster = roster;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Set<Order.Kind> kinds() {
        return Set.of(Order.Kind.SUPPORT, Order.Kind.CHANGE);
    }

    @Override
    public void carryOut(Order order) {
        scope.run(order.network(), () -> {
            if (order.kind() == Order.Kind.SUPPORT) {
                ask(order);
            } else {
                changes.carryOut(order);
            }
        });
    }

    private void ask(Order order) {
        var wanted = SupportAsk.of(order);
        var second = order.confirmedBy();
        if (second == null) {
            throw Refusal.denied();
        }
        var text = new GrantText(
                order.id(), order.network(), wanted.ticket(),
                new GrantText.Signer(order.proposedBy(), roster.get(order.proposedBy()).name()),
                new GrantText.Signer(second, roster.get(second).name()),
                clock.instant().truncatedTo(ChronoUnit.SECONDS), wanted.hours(), wanted.verbs(), wanted.objects(),
                wanted.reason());
        transaction.executeWithoutResult(open -> {
            if (store.add(text)) {
                letters.asked(new SupportGrantId(order.id()), text.ticket());
            }
        });
    }
}
