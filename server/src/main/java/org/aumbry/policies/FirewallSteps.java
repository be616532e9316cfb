package org.aumbry.policies;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the door reads, each time in a transaction of its own unless one runs. */
@Component
class FirewallSteps {

    private final FirewallStore store;

    FirewallSteps(FirewallStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    FirewallStore.Now now() {
        return store.now();
    }

    @Transactional(readOnly = true)
    List<FirewallRule> rules(long version) {
        return store.rules(version);
    }
}
