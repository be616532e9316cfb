package org.aumbry.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a part of the tenant's journal reached: counted in the database, without opening a value. */
@Service
public class JournalReach {

    private final JournalReachStore store;

    JournalReach(JournalReachStore store) {
        this.store = store;
    }

    /**
     * How much there is.
     *
     * @param first null when there is nothing
     */
    public record Extent(
            long entries, long refused, long sessions, long tokens, @Nullable Instant first, @Nullable Instant last) {}

    /** One thing that was touched, which may have been more than once. */
    public record Touched(ObjectRef object, List<String> verbs, long times, Instant first, Instant last) {}

    /** What fits altogether. */
    @Transactional(readOnly = true)
    public Extent extent(JournalFilter filter) {
        return store.extent(filter);
    }

    /** Things with which something was done, refusals not counted; the last touched first. */
    @Transactional(readOnly = true)
    public List<Touched> objects(JournalFilter filter, int limit) {
        return store.objects(filter, limit);
    }

    /** Who acted, and how often; at most 1000 people. */
    @Transactional(readOnly = true)
    public Map<UserId, Long> people(JournalFilter filter) {
        return store.people(filter);
    }

    /** Who ever made or changed one of these things by one of these verbs; at most 10,000 people. */
    @Transactional(readOnly = true)
    public List<UserId> makers(Collection<UUID> objects, Collection<String> verbs) {
        return objects.isEmpty() ? List.of() : store.makers(objects, verbs);
    }
}
