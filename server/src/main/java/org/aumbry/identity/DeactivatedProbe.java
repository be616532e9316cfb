package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether everyone who was deactivated, by hand or by another system, is really out. */
@Component
class DeactivatedProbe implements Probe {

    private final DeactivatedStore store;
    private final TransactionTemplate transaction;

    DeactivatedProbe(DeactivatedStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public String id() {
        return "identity.deactivated-are-out";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-14");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var count = transaction.execute(open -> store.count());
        return count.sessions() + count.tokens() == 0
                ? Result.holds("%d deactivated people hold no session and no token.".formatted(count.people()))
                : Result.fails("%d deactivated people still hold %d sessions and %d tokens."
                        .formatted(count.people(), count.sessions(), count.tokens()));
    }
}
