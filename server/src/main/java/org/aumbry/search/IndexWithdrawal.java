package org.aumbry.search;

import org.aumbry.data.KeysWithdrawn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets go of an index whose network's keys were sealed or destroyed, on this node or another. */
@Component
class IndexWithdrawal {

    private final Indexes indexes;

    IndexWithdrawal(Indexes indexes) {
        this.indexes = indexes;
    }

    @EventListener
    void withdrawn(KeysWithdrawn event) {
        indexes.withdraw(event.tenant());
    }
}
