package org.aumbry.checkpoints;

import java.time.Instant;
import java.util.Comparator;
import org.aumbry.journal.AuditEntry;
import org.aumbry.journal.Waiting.Written;
import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Entries of the entered network's journal that have no place in its tree yet, as far as the next thousand tell. */
@Component
class JournalBacklog implements Backlog {

    private static final int MOST = 1_000;

    private final JournalTreeStore store;
    private final org.aumbry.journal.Waiting waiting;

    JournalBacklog(JournalTreeStore store, org.aumbry.journal.Waiting waiting) {
        this.store = store;
        this.waiting = waiting;
    }

    @Override
    public Queue queue() {
        return Queue.JOURNAL;
    }

    @Override
    public Probe.Reach reach() {
        return Probe.Reach.NETWORK;
    }

    @Override
    @Transactional(readOnly = true)
    public Waiting look() {
        var next = waiting.after(store.settled(), MOST);
        var placed = store.placed(next.stream().map(each -> each.read().entry().id()).toList());
        var left = next.stream()
                .map(Written::read)
                .map(read -> read.entry())
                .filter(entry -> !placed.contains(entry.id()))
                .toList();
        Instant oldest = left.stream().map(AuditEntry::at).min(Comparator.naturalOrder()).orElse(null);
        return left.isEmpty() ? Waiting.NOTHING : new Waiting(left.size(), oldest);
    }
}
