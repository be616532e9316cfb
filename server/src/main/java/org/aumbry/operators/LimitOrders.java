package org.aumbry.operators;

import java.util.Set;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets how large a network may become, as two operators agreed. */
@Component
class LimitOrders implements OrderHandler {

    /** Names in an order's body; each a whole number, or empty for no limit. */
    static final String PEOPLE = "people";
    static final String MEBIBYTES = "mebibytes";

    private static final long MOST = 1_000_000_000;

    private final NetworkLimits limits;

    LimitOrders(NetworkLimits limits) {
        this.limits = limits;
    }

    @Override
    public Set<Order.Kind> kinds() {
        return Set.of(Order.Kind.LIMITS);
    }

    @Override
    public void carryOut(Order order) {
        var mebibytes = number(MEBIBYTES, order.wanted(MEBIBYTES));
        limits.set(
                order.network(),
                new NetworkLimits.Limits(
                        number(PEOPLE, order.wanted(PEOPLE)),
                        mebibytes == null ? null : mebibytes * NetworkLimits.MEBIBYTE),
                order.id());
    }

    /** @throws Refusal for what is neither empty nor a whole number from 1 to a thousand million */
    static @Nullable Long number(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[1-9][0-9]{0,9}") || Long.parseLong(text) > MOST) {
            throw Refusal.invalid(field, "operators.refusal.number", MOST);
        }
        return Long.valueOf(text);
    }
}
