package org.aumbry.policies;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers until when the journal was looked over. */
@Component
class DetectionSteps {

    private final FindingStore store;

    DetectionSteps(FindingStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    Optional<Instant> mark() {
        return store.mark();
    }

    @Transactional
    void setMark(Instant at) {
        store.setMark(at);
    }
}
