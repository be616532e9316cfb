package org.aumbry.takedowns;

import java.util.Set;
import org.aumbry.data.TenantScope;
import org.aumbry.operators.Order;
import org.aumbry.operators.OrderHandler;
import org.springframework.stereotype.Component;

/** Carries out what two operators agreed about an object. */
@Component
class TakedownOrders implements OrderHandler {

    private final TakedownWork work;
    private final TenantScope scope;

    TakedownOrders(TakedownWork work, TenantScope scope) {
        this.work = work;
        this.scope = scope;
    }

    @Override
    public Set<Order.Kind> kinds() {
        return Set.of(Order.Kind.TAKEDOWN, Order.Kind.LIFT);
    }

    @Override
    public void carryOut(Order order) {
        scope.run(order.network(), () -> {
            if (order.kind() == Order.Kind.TAKEDOWN) {
                work.takeDown(order);
            } else {
                work.lift(order);
            }
        });
    }
}
