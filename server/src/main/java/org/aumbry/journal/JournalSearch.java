package org.aumbry.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks through the tenant's journal by what auditors know. Decides nothing about who may. */
@Service
public class JournalSearch {

    /** How many entries one search goes through at most for what only their opened details tell. */
    private static final int MOST_OPENED = 20_000;

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
        var found = new ArrayList<AuditEntry>();
        var place = before;
        for (int gone = 0; gone < MOST_OPENED; gone += CHUNK) {
            var chunk = chunk(filter, place);
            for (var entry : chunk) {
                place = JournalCursor.after(entry);
                if (filter.takes(entry)) {
                    found.add(entry);
                }
                if (found.size() == limit) {
                    return new Page(found, place, true);
                }
            }
            if (chunk.size() < CHUNK) {
                return new Page(found, place, false);
            }
        }
        return new Page(found, place, true);
    }

    /** Shows everything that fits, newest first, at most so many; in transactions of their own. */
    public void each(JournalFilter filter, int most, Consumer<AuditEntry> reader) {
        var place = JournalCursor.newest();
        int shown = 0;
        while (true) {
            var chunk = chunk(filter, place);
            for (var entry : chunk) {
                place = JournalCursor.after(entry);
                if (filter.takes(entry)) {
                    if (shown++ == most) {
                        return;
                    }
                    reader.accept(entry);
                }
            }
            if (chunk.size() < CHUNK) {
                return;
            }
        }
    }

    private List<AuditEntry> chunk(JournalFilter filter, JournalCursor before) {
        return Objects.requireNonNull(transaction.execute(open -> store.find(filter, before, CHUNK)));
    }
}
