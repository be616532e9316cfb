package org.aumbry.checkpoints;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The questions that each auditor keeps for themselves. */
@Service
public class JournalViews {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 1000;

    private final JournalViewStore store;
    private final Networks networks;
    private final Ids ids;
    private final Clock clock;

    JournalViews(JournalViewStore store, Networks networks, Ids ids, Clock clock) {
        this.store = store;
        this.networks = networks;
        this.ids = ids;
        this.clock = clock;
    }

    /** One's own, at most 50. */
    @Transactional(readOnly = true)
    public List<JournalView> list(Principal who) {
        networks.requireAdministrator(who, "journal.read");
        return store.of(who.user());
    }

    @Transactional
    public void add(Principal who, String name, String query) {
        networks.requireAdministrator(who, "journal.read");
        var tidy = name.strip();
        if (tidy.isEmpty() || tidy.length() > LONGEST_NAME) {
            throw Refusal.invalid("name", "checkpoints.view.refusal.name", LONGEST_NAME);
        }
        if (query.length() > LONGEST_QUERY || store.of(who.user()).size() >= MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "checkpoints.view.refusal.many", MOST);
        }
        store.add(new JournalView(ids.next(), tidy, query), who.user(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Transactional
    public void remove(Principal who, UUID id) {
        networks.requireAdministrator(who, "journal.read");
        if (!store.remove(id, who.user())) {
            throw Refusal.notFound();
        }
    }
}
