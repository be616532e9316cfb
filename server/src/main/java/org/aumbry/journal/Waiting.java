package org.aumbry.journal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journal as an outbox: entries in the order of the transactions that wrote them. Transactions end in another
 * order than they begin, so whoever reads on from a number must skip what it has already.
 */
@Service
public class Waiting {

    private final WaitingStore store;
    private final FreshEntries entries;
    private final FreshEntries.Follower fresh;

    Waiting(WaitingStore store, FreshEntries entries) {
        this.store = store;
        this.entries = entries;
        this.fresh = entries.follow();
    }

    /** An entry and where reading goes on after it. */
    public record Written(ReadEntry read, Place place) {}

    /** A place in the order: the number of a transaction, then the id of an entry. */
    public record Place(long transaction, UUID id) {

        private static final UUID FIRST = new UUID(0, 0);

        /** Before everything that a transaction wrote. */
        public static Place before(long transaction) {
            return new Place(transaction, FIRST);
        }
    }

    /** The tenants that this program wrote entries for since the last call. */
    public Set<TenantId> fresh() {
        return fresh.take();
    }

    /** For one more who wants to know: gives, each time, the tenants that were written for since the time before. */
    public Supplier<Set<TenantId>> follow() {
        return entries.follow()::take;
    }

    /** All transactions with a smaller number have ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long ended() {
        return store.ended();
    }

    /** Entries after a place, at most so many; those that say what they commit to are not opened. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Written> after(Place place, int limit) {
        return store.after(place, limit);
    }

    /** The entries with these ids as they stand now, in no order; those that are missing are missing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ReadEntry> read(Collection<UUID> ids) {
        return store.read(ids);
    }

    /** How many entries the tenant's journal has. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long count() {
        return store.count();
    }
}
