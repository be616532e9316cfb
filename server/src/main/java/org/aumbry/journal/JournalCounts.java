package org.aumbry.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks for what stands out in the tenant's journal, without opening what does not. */
@Service
public class JournalCounts {

    private static final int MOST = 500;

    private final JournalStore store;

    JournalCounts(JournalStore store) {
        this.store = store;
    }

    /** How often one person did, or was refused, something. */
    public record Burst(UserId user, long count, Instant first, Instant last) {}

    /** People who did something with at least so many things since then, each thing counted once. */
    @Transactional(readOnly = true)
    public List<Burst> things(String verb, Instant since, int least) {
        return store.things(verb, since, least);
    }

    /** People who were refused at least so often since then. */
    @Transactional(readOnly = true)
    public List<Burst> denials(Instant since, int least) {
        return store.denials(since, least);
    }

    /** What was done by one of these verbs since then, newest first, at most 500. */
    @Transactional(readOnly = true)
    public List<AuditEntry> done(Collection<String> verbs, Instant since) {
        return verbs.isEmpty() ? List.of() : store.done(verbs, since, MOST);
    }

    /** What was done or tried with one of these things since then, newest first, at most 500. */
    @Transactional(readOnly = true)
    public List<AuditEntry> with(Collection<UUID> objects, Instant since) {
        return objects.isEmpty() ? List.of() : store.with(objects, since, MOST);
    }

    /** What one person did by one verb since then, newest first, at most 500. */
    @Transactional(readOnly = true)
    public List<AuditEntry> by(UserId user, String verb, Instant since) {
        return store.by(user, verb, since, MOST);
    }
}
