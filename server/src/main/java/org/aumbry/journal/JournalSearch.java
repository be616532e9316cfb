package org.aumbry.journal;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks through the tenant's journal by what auditors know. Decides nothing about who may. */
@Service
public class JournalSearch {

    private static final int CHUNK = 500;

    private final JournalSearchStore store;
    private final TransactionTemplate transaction;

    JournalSearch(JournalSearchStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /**
     * A page of what was found, newest first.
     *
     * @param next where the next page begins; the last entry's own place when there is no more to go through
     * @param more whether there may be more
     */
    public record Page(List<AuditEntry> entries, JournalCursor next, boolean more) {}

    public Page page(JournalFilter filter, JournalCursor before, int limit) {
        var found = chunk(filter, before, limit);
        var next = found.isEmpty() ? before : JournalCursor.after(found.getLast());
        return new Page(found, next, found.size() == limit);
    }

    /** Shows everything that fits, newest first, at most so many; in transactions of their own. */
    public void each(JournalFilter filter, int most, Consumer<AuditEntry> reader) {
        var place = JournalCursor.newest();
        int left = most;
        while (left > 0) {
            var chunk = chunk(filter, place, Math.min(CHUNK, left));
            chunk.forEach(reader);
            if (chunk.size() < CHUNK) {
                return;
            }
            left -= chunk.size();
            place = JournalCursor.after(chunk.getLast());
        }
    }

    private List<AuditEntry> chunk(JournalFilter filter, JournalCursor before, int limit) {
        return Objects.requireNonNull(transaction.execute(open -> store.find(filter, before, limit)));
    }
}
