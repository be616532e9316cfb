package org.aumbry.policies;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** What a budget does in one transaction of its own: committed before anything leaves, or nothing happened. */
@Component
class BudgetSteps {

    private final DownloadStore store;

    BudgetSteps(DownloadStore store) {
        this.store = store;
    }

    /**
     * Who pays, and how much they may take in all. The person always comes before the key, so nobody waits in a
     * circle.
     */
    record Holder(UUID id, BudgetLimits limits) {}

    /** How a try to take ended. */
    sealed interface Outcome {

        /** @param warned whom to tell that most of it is used */
        record Taken(List<UUID> warned) implements Outcome {}

        record NeedsLook() implements Outcome {}

        /** @param back when something comes back */
        record Blocked(Holder by, Instant back) implements Outcome {}
    }

    /** Takes from everyone's budget, or from nobody's. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Outcome take(List<Holder> holders, Taking taking, boolean fresh, Instant now) {
        var warned = new ArrayList<UUID>();
        for (var holder : holders) {
            var limits = holder.limits();
            var slice = limits.slice(now);
            var since = limits.since(now);
            store.lock(holder.id());
            var used = store.use(holder.id(), since);
            boolean counts = taking.channel().countsFile();
            boolean file = counts && store.count(holder.id(), taking, slice.start(), since);
            long files = used.files() + (file ? 1 : 0);
            long bytes = used.bytes() + taking.bytes();
            if (limits.files() > 0 && files > limits.files() || limits.bytes() > 0 && bytes > limits.bytes()) {
                return undone(new Outcome.Blocked(holder, limits.comesBack(used.firstEnd(), now)));
            }
            if (!fresh && limits.stepUp(files, bytes)) {
                return undone(new Outcome.NeedsLook());
            }
            store.add(holder.id(), slice, counts ? 1 : 0, taking.bytes());
            if (limits.warn(files, bytes) && store.warned(holder.id(), since, now)) {
                warned.add(holder.id());
            }
        }
        return new Outcome.Taken(warned);
    }

    /** Notes that someone was blocked; whether this is the first time in the window. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    boolean blocked(Holder holder, Instant now) {
        return store.blocked(holder.id(), holder.limits().since(now), now);
    }

    private static Outcome undone(Outcome outcome) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }
}
