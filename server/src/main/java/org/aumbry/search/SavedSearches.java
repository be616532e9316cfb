package org.aumbry.search;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Searches that people keep for themselves; nobody else learns of them. */
@Service
public class SavedSearches {

    private static final int MOST = 50;
    private static final int LONGEST_ADDRESS = 4000;

    private final SavedSearchStore store;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    SavedSearches(SavedSearchStore store, Journal journal, Ids ids, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** The principal's own, the latest first. */
    @Transactional(readOnly = true)
    public List<SavedSearch> list(Principal who) {
        return store.of(who.user());
    }

    /** Keeps a question; one that is kept already stays as it is. */
    @Transactional
    public void save(Principal who, String address) {
        if (address.length() > LONGEST_ADDRESS) {
            throw Refusal.invalid("q", "search.refusal.saved-length");
        }
        if (store.of(who.user()).size() >= MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "search.refusal.saved-most", MOST);
        }
        var saved = new SavedSearch(ids.next(), address);
        if (store.add(saved, who.user(), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            journal.record(who, "search.save", ref(saved.id()));
        }
    }

    /** Lets go of one's own. */
    @Transactional
    public void remove(Principal who, UUID id) {
        if (!store.remove(id, who.user())) {
            throw Refusal.notFound();
        }
        journal.record(who, "search.forget", ref(id));
    }

    private static ObjectRef ref(UUID id) {
        return new ObjectRef("search", id);
    }
}
