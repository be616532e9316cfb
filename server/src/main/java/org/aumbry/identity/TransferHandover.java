package org.aumbry.identity;

import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Offers to or by someone who goes: they end. */
@Component
@Order(70)
class TransferHandover implements Handover {

    private final TransferStore store;
    private final Here here;

    TransferHandover(TransferStore store, Here here) {
        this.store = store;
        this.here = here;
    }

    @Override
    public String kind() {
        return "transfers";
    }

    @Override
    public long count(UserId person) {
        return store.openOf(person, here.now()).size();
    }

    @Override
    public long handOver(Principal who, UserId from, UserId to) {
        return store.withdrawAll(from, here.now());
    }
}
