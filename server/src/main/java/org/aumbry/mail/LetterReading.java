package org.aumbry.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks into the outbox, each time in a transaction of its own. */
@Component
class LetterReading {

    private final LetterStore store;

    LetterReading(LetterStore store) {
        this.store = store;
    }

    @Transactional(readOnly = true)
    List<QueuedLetter> newest(@Nullable LetterId before, int limit) {
        return store.newest(before, limit);
    }

    @Transactional(readOnly = true)
    LetterStore.Survey survey(Instant since) {
        return store.survey(since);
    }

    @Transactional(readOnly = true)
    Optional<Written> find(LetterId id) {
        return store.find(id);
    }
}
