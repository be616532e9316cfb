package org.aumbry.identity;

import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether somebody can administer the network; two are wanted, and said so when there is one. */
@Component
class AdministratorsProbe implements Probe {

    private final DeactivatedStore store;
    private final TransactionTemplate transaction;

    AdministratorsProbe(DeactivatedStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public String id() {
        return "identity.administrators";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-23");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        long admins = transaction.execute(open -> store.administrators());
        if (admins == 0) {
            return Result.fails("Nobody who can sign in administers the network.");
        }
        return Result.holds(admins == 1
                ? "One administrator, who can't leave; a second one is wanted."
                : "%d administrators.".formatted(admins));
    }
}
