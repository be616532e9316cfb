package org.aumbry.journal;

import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes through a stretch of the tenant's journal: for trying rules out on what happened, and for finding abuse. */
@Service
public class JournalHistory {

    private static final int PAGE = 1000;

    private final JournalStore store;
    private final TransactionTemplate transaction;

    JournalHistory(JournalStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /**
     * Shows every entry from that time on, newest first, page by page in transactions of their own.
     *
     * @param most after how many it stops
     * @return how many were shown; {@code most} when there may be more
     */
    public int read(Instant from, int most, Consumer<AuditEntry> reader) {
        var cursor = JournalCursor.newest();
        int shown = 0;
        while (shown < most) {
            var before = cursor;
            int wanted = Math.min(PAGE, most - shown);
            var page = transaction.execute(status -> store.since(from, before, wanted));
            if (page == null || page.isEmpty()) {
                return shown;
            }
            page.forEach(reader);
            shown += page.size();
            cursor = JournalCursor.after(page.getLast());
        }
        return shown;
    }
}
