package org.aumbry.policies;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the door and the detection ask of honey, each in a transaction of its own unless one runs. */
@Component
class HoneySteps {

    private final HoneyStore store;

    HoneySteps(HoneyStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    List<UUID> documents() {
        return store.documents();
    }

    @Transactional(readOnly = true)
    boolean isToken(UUID token) {
        return store.isToken(token);
    }
}
