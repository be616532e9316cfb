package org.aumbry.timemachine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Digests of the entered network's state: at a moment, of a part, and what was logged. */
@Component
class StateRoots {

    private static final long MOST_COMPARED = 100_000;

    private final StateStore store;
    private final PlainRow rows;

    StateRoots(StateStore store, PlainRow rows) {
        this.store = store;
        this.rows = rows;
    }

    /** Of everything as it stood at a moment, computed anew from what is kept. */
    @Transactional(readOnly = true)
    public Tally at(Instant at) {
        var tally = new Tally();
        var secret = rows.secret();
        for (var kept : Kept.values()) {
            store.rows(kept, at, null, (table, row) -> add(tally, table, row, secret));
        }
        return tally;
    }

    /** Of those rows as they stood at the moment. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Tally then(Instant at, Map<Kept, Collection<?>> parts) {
        var tally = new Tally();
        var secret = rows.secret();
        parts.forEach((kept, keys) -> store.rows(kept, at, keys, (table, row) -> add(tally, table, row, secret)));
        return tally;
    }

    /** Of the rows that stood at the moment, as they stand now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Tally standing(Instant at, Map<Kept, Collection<?>> parts) {
        var tally = new Tally();
        var secret = rows.secret();
        parts.forEach((kept, keys) -> store.standing(kept, at, keys, (table, row) -> add(tally, table, row, secret)));
        return tally;
    }

    /** The last root that was logged at or before the moment. */
    @Transactional(readOnly = true)
    public Optional<StateStore.Root> loggedAt(Instant at) {
        return store.rootAt(at);
    }

    /**
     * Compares the whole state as it stands in this transaction with the one of the moment, and what history says of
     * that with the last root that was logged before it; empty when none was, or when it would take too long.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Run.Logged> compare(Instant at, Instant now) {
        return store.rootAt(at).filter(root -> root.rows() <= MOST_COMPARED).map(root -> {
            boolean genuine = Arrays.equals(at(root.moment()).root(), root.root());
            return new Run.Logged(root.moment(), genuine && Arrays.equals(at(now).root(), at(at).root()));
        });
    }

    /**
     * Brings a tally from one moment to a later one, by the tables that may have changed.
     *
     * @return whether anything came or went
     */
    boolean carry(Tally tally, Collection<Kept> touched, Instant earlier, Instant later) {
        var secret = rows.secret();
        var moved = new boolean[1];
        for (var kept : touched) {
            store.between(kept, earlier, later, (came, row) -> {
                var plain = rows.of(kept, row, secret);
                if (plain != null && came) {
                    tally.add(plain);
                } else if (plain != null) {
                    tally.take(plain);
                }
                moved[0] |= plain != null;
            });
        }
        return moved[0];
    }

    private void add(Tally tally, Kept kept, String row, byte @Nullable [] secret) {
        var plain = rows.of(kept, row, java.util.Objects.requireNonNull(secret));
        if (plain != null) {
            tally.add(plain);
        }
    }
}
