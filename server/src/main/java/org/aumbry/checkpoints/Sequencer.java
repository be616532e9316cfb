package org.aumbry.checkpoints;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.List;
import org.aumbry.journal.Commitments;
import org.aumbry.journal.ReadEntry;
import org.aumbry.journal.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives waiting entries of the entered network their place in its tree and signs the new head.
 *
 * <p>One transaction does all of it or nothing, under a lock on the tree's one row: with several nodes one has its turn
 * and the others go away, and whoever dies leaves nothing half done. A head is known to nobody before it is committed,
 * so none that was ever seen is taken back.
 */
@Component
class Sequencer {

    static final int MOST = 10_000;
    static final int BUSY = -1;
    private static final int PAGE = 5000;
    private static final Duration KEPT_WHOLE = Duration.ofHours(2);

    private final Waiting waiting;
    private final JournalTreeStore store;
    private final TreeKey key;
    private final Seeds seeds;
    private final Clock clock;

    Sequencer(Waiting waiting, JournalTreeStore store, TreeKey key, Seeds seeds, Clock clock) {
        this.waiting = waiting;
        this.store = store;
        this.key = key;
        this.seeds = seeds;
        this.clock = clock;
    }

    /** What is still to be placed, and up to where the journal is settled once it is. */
    private record Gathered(List<ReadEntry> entries, Waiting.Place settled) {}

    /**
     * @return how many entries were placed; {@link #MOST} or more when others may still wait, {@link #BUSY} while
     *     someone else has the turn, who may not see the newest
     */
    @Transactional
    int place() {
        var state = store.lock();
        if (state.isEmpty()) {
            return BUSY;
        }
        var gathered = gather(state.get());
        if (!gathered.entries().isEmpty()) {
            append(state.get().size(), gathered);
        }
        return gathered.entries().size();
    }

    /** Keeps the last head of each hour but the newest ones. */
    @Transactional
    void thinOut() {
        store.thinOut(clock.instant().minus(KEPT_WHOLE));
    }

    private Gathered gather(TreeState state) {
        long ended = waiting.ended();
        // Numbers of transactions begin anew when tables move to another database.
        var place = state.settled().transaction() > ended ? Waiting.Place.before(0) : state.settled();
        var found = new ArrayList<ReadEntry>();
        while (found.size() < MOST) {
            var page = waiting.after(place, PAGE);
            var placed = page.isEmpty()
                    ? Set.of()
                    : store.placed(page.stream().map(each -> each.read().entry().id()).toList());
            page.stream().map(Waiting.Written::read)
                    .filter(read -> !placed.contains(read.entry().id()))
                    .forEach(found::add);
            if (page.size() < PAGE) {
                return new Gathered(found, Waiting.Place.before(ended));
            }
            place = page.getLast().place();
        }
        return new Gathered(found, place.transaction() < ended ? place : Waiting.Place.before(ended));
    }

    private void append(long size, Gathered gathered) {
        var tree = new GrowingTree(size, store);
        var leaves = new ArrayList<Leaf>(gathered.entries().size());
        for (var read : gathered.entries()) {
            var id = read.entry().id();
            byte @Nullable [] own = read.commitments();
            var leaf = own == null ? older(tree.size(), read) : Leaf.of(tree.size(), id);
            byte @Nullable [] commitments = own == null ? leaf.commitments() : own;
            tree.add(Merkle.leaf(LeafFormat.leaf(
                    leaf.position(), read.entry(), Objects.requireNonNull(commitments))));
            leaves.add(leaf);
        }
        store.addLeaves(size, leaves);
        store.putTiles(tree.changed());
        store.advance(new TreeState(tree.size(), gathered.settled()));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.add(new Checkpoint(tree.size(), now, key.sign(tree.size(), tree.root())));
    }

    /** Of an entry that was written before entries said what they commit to. */
    private Leaf older(long position, ReadEntry read) {
        var values = Commitments.values(read);
        var id = read.entry().id();
        if (values.isEmpty()) {
            return new Leaf(position, id, Commitments.NONE, null);
        }
        var seed = seeds.fresh();
        return new Leaf(position, id, Commitments.list(seed, values), seeds.seal(read.entry(), seed));
    }
}
