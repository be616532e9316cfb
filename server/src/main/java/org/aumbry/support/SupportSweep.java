package org.aumbry.support;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Erases the keys of grants whose hours are over, in the entered network. */
@Component
class SupportSweep {

    private final SupportStore store;
    private final GrantRelease release;
    private final Clock clock;

    SupportSweep(SupportStore store, GrantRelease release, Clock clock) {
        this.store = store;
        this.release = release;
        this.clock = clock;
    }

    @Transactional
    public int sweep() {
        var over = store.over(clock.instant());
        over.forEach(release::destroy);
        return over.size();
    }
}
