package org.aumbry.timemachine;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets go of the past behind the window, so that history does not grow for ever. */
@Component
class Forgetting {

    private final PastEndStore store;
    private final Window window;

    Forgetting(PastEndStore store, Window window) {
        this.store = store;
        this.window = window;
    }

    /** @return how many rows of the past went */
    @Transactional
    public long run() {
        return store.forget(window.end().minus(window.kept()));
    }
}
