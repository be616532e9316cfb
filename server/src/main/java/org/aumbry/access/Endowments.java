package org.aumbry.access;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.aumbry.crypto.Ids;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts others in the place of someone whose things change hands. The caller has decided and moves the things. */
@Service
public class Endowments {

    private final AccessStore store;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    Endowments(AccessStore store, Journal journal, Ids ids, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Ends what the one had on the class itself and gives the others what is said of them. */
    @Transactional
    public void replace(Principal who, AccessClass root, Subject gone, List<GrantSpec> instead) {
        var container = store.container(root).orElseThrow(Refusal::notFound);
        store.grantsOf(root.value()).stream()
                .filter(grant -> grant.subject().equals(gone))
                .forEach(grant -> store.remove(grant.id()));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        instead.forEach(spec -> store.put(new Grant(
                new GrantId(ids.next()), root, spec.subject(), spec.effect(), spec.permissions(), spec.role(),
                spec.expiresAt(), who.user(), now)));
        journal.record(who, "access.hand-over", container.object(), Map.of("count", String.valueOf(instead.size())));
    }
}
