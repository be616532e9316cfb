package org.aumbry.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When the tenant's journal was first written to after a moment, other than by the program itself. */
@Service
public class FirstActs {

    private final FirstActStore store;

    FirstActs(FirstActStore store) {
        this.store = store;
    }

    /** For each of the moments, in their order, the first act after it and up to now; empty when there was none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Optional<Instant>> after(List<Instant> moments, Instant now) {
        return moments.isEmpty() ? List.of() : store.after(moments, now);
    }
}
