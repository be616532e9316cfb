package org.aumbry.checkpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.crypto.TamperedException;
import org.aumbry.journal.Commitments;
import org.aumbry.journal.KeptValues;
import org.aumbry.journal.ReadEntry;
import org.aumbry.journal.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes leaves anew from the rows of the journal, as people are shown them: whatever was changed there after it got its
 * place leads to another leaf than the one in the tree.
 */
@Component
class LeafReader {

    private final JournalTreeStore store;
    private final Waiting waiting;
    private final KeptValues kept;
    private final Seeds seeds;

    LeafReader(JournalTreeStore store, Waiting waiting, KeptValues kept, Seeds seeds) {
        this.store = store;
        this.waiting = waiting;
        this.kept = kept;
        this.seeds = seeds;
    }

    /** One for each position from {@code from} to before {@code to}, at most 1,000. */
    @Transactional(readOnly = true)
    List<Exported> range(long from, long to, boolean withValues) {
        Map<Long, Leaf> leaves = new HashMap<>();
        store.leaves(from, to).forEach(leaf -> leaves.put(leaf.position(), leaf));
        Map<UUID, ReadEntry> entries = new HashMap<>();
        waiting.read(leaves.values().stream().map(Leaf::entry).toList())
                .forEach(read -> entries.put(read.entry().id(), read));
        var erased = withValues ? erased(entries.values()) : Set.<UUID>of();
        var exported = new ArrayList<Exported>();
        for (long position = from; position < to; position++) {
            var leaf = leaves.get(position);
            var read = leaf == null ? null : entries.get(leaf.entry());
            exported.add(leaf == null || read == null
                    ? new Exported(position, new byte[0], null, null)
                    : export(leaf, read, withValues, erased.contains(leaf.entry())));
        }
        return exported;
    }

    /** Entries whose values went by an erasure that stands in the journal itself and says that it took older ones. */
    private Set<UUID> erased(Collection<ReadEntry> entries) {
        var erasures = kept.erasures(entries.stream()
                .map(ReadEntry::erasedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return entries.stream()
                .filter(read -> read.erasedBy() != null)
                .filter(read -> {
                    var erasure = erasures.get(read.erasedBy());
                    return erasure != null && read.entry().at().isBefore(erasure.before());
                })
                .map(read -> read.entry().id())
                .collect(Collectors.toSet());
    }

    private Exported export(Leaf leaf, ReadEntry read, boolean withValues, boolean erased) {
        var commitments = commitments(leaf, read);
        var bytes = LeafFormat.leaf(leaf.position(), read.entry(), commitments);
        byte[] longList = LeafFormat.byHash(bytes) ? commitments : null;
        boolean hasValues = !Arrays.equals(commitments, Commitments.NONE);
        return new Exported(
                leaf.position(),
                bytes,
                longList,
                withValues && hasValues ? opening(leaf, read, erased, commitments) : null);
    }

    /** An entry that lost its commitments leads to another leaf than the one in the tree. */
    private static byte[] commitments(Leaf leaf, ReadEntry read) {
        byte @Nullable [] kept = leaf.commitments() == null ? read.commitments() : leaf.commitments();
        return kept == null ? new byte[0] : kept;
    }

    private byte[] opening(Leaf leaf, ReadEntry read, boolean erased, byte[] commitments) {
        try {
            if (read.erased() || erased && read.seed() == null) {
                return Openings.erased(leaf.position());
            }
            var seed = leaf.commitments() == null ? Optional.ofNullable(read.seed()) : oldSeed(leaf);
            if (seed.isEmpty()) {
                return leaf.seedSealed() == null
                        ? Openings.damaged(leaf.position())
                        : Openings.erased(leaf.position());
            }
            var values = Commitments.values(read);
            return Arrays.equals(Commitments.list(seed.get(), values), commitments)
                    ? Openings.opened(leaf.position(), seed.get(), values)
                    : Openings.damaged(leaf.position());
        } catch (TamperedException damaged) {
            return Openings.damaged(leaf.position());
        }
    }

    private Optional<byte[]> oldSeed(Leaf leaf) {
        return leaf.seedSealed() == null ? Optional.empty() : seeds.open(leaf);
    }
}
