package org.aumbry.spaces;

import java.util.List;
import org.aumbry.journal.Journal;
import org.aumbry.journal.JournalCursor;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether every opening of a private drive stands in the journal. */
@Component
class BreakGlassProbe implements Probe {

    private static final int PAGE = 200;

    private final OpeningStore store;
    private final Journal journal;
    private final TransactionTemplate transaction;

    BreakGlassProbe(OpeningStore store, Journal journal, TransactionTemplate transaction) {
        this.store = store;
        this.journal = journal;
        this.transaction = transaction;
    }

    @Override
    public String id() {
        return "spaces.break-glass-told";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-9");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var openings = transaction.execute(open -> store.all());
        long missing = openings.stream().filter(opening -> !told(opening)).count();
        return missing == 0
                ? Result.holds("%d openings of private drives: each stands in the journal.".formatted(openings.size()))
                : Result.fails("%d of %d openings of private drives are missing from the journal."
                        .formatted(missing, openings.size()));
    }

    private boolean told(Opening opening) {
        var cursor = JournalCursor.newest();
        while (true) {
            var page = journal.ofObject(opening.drive().value(), cursor, PAGE);
            if (page.stream().anyMatch(entry -> entry.verb().equals("drive.break-glass")
                    && opening.id().toString().equals(entry.details().get("opening")))) {
                return true;
            }
            if (page.size() < PAGE || page.getLast().at().isBefore(opening.openedAt())) {
                return false;
            }
            cursor = JournalCursor.after(page.getLast());
        }
    }
}
