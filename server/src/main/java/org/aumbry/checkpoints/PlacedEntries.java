package org.aumbry.checkpoints;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Waiting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The entries of the entered network's journal in the order of its tree: each has one number for good, none comes
 * before one that was read already, and a new one is there after a second or two. Decides nothing about who may.
 */
@Service
public class PlacedEntries {

    private static final int MOST = 1000;

    private final JournalTreeStore store;
    private final Waiting waiting;

    PlacedEntries(JournalTreeStore store, Waiting waiting) {
        this.store = store;
        this.waiting = waiting;
    }

    /** An entry and its place, from 0. */
    public record Placed(long position, AuditEntry entry) {}

    /**
     * What stands at some places of the tree.
     *
     * @param next where reading goes on; the place that was asked for when nothing stands there yet
     */
    public record Page(List<Placed> entries, long next) {}

    /** How many entries have their place. */
    @Transactional(readOnly = true)
    public long size() {
        return store.newest().map(Checkpoint::size).orElse(0L);
    }

    /**
     * What stands from that place on, at most so many places and 1000. Entries whose values were erased or changed are
     * missing, and may be all of a page: reading goes on where the page says.
     */
    @Transactional(readOnly = true)
    public Page from(long position, int limit) {
        var leaves = store.leaves(position, position + Math.clamp(limit, 1, MOST));
        if (leaves.isEmpty()) {
            return new Page(List.of(), position);
        }
        Map<UUID, AuditEntry> entries = new HashMap<>();
        waiting.read(leaves.stream().map(Leaf::entry).toList())
                .forEach(read -> entries.put(read.entry().id(), read.entry()));
        var there = leaves.stream()
                .filter(leaf -> entries.containsKey(leaf.entry()))
                .map(leaf -> new Placed(leaf.position(), entries.get(leaf.entry())))
                .toList();
        return new Page(there, leaves.getLast().position() + 1);
    }
}
