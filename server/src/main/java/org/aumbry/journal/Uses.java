package org.aumbry.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the journal knows of the use that people made of things. */
@Service
public class Uses {

    private final UseStore store;

    Uses(UseStore store) {
        this.store = store;
    }

    /** The last time that a person did anything with an object. */
    public record Use(UserId user, UUID object, Instant at) {}

    /** Who used which objects of those kinds since then; at most 500,000 pairs. */
    @Transactional(readOnly = true)
    public List<Use> since(Instant since, List<String> kinds) {
        return store.since(since, kinds);
    }
}
