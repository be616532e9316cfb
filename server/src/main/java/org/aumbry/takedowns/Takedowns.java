package org.aumbry.takedowns;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.aumbry.documents.Withholding;
import org.aumbry.identity.Administrators;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.operators.InstallationJournal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takedowns as the network sees them: what, why, since when, and how to contest. */
@Service
public class Takedowns {

    private static final int LONGEST = 2000;

    private final TakedownStore store;
    private final Withholding withholding;
    private final Administrators administrators;
    private final Journal journal;
    private final InstallationJournal installation;
    private final Clock clock;

    Takedowns(
            TakedownStore store,
            Withholding withholding,
            Administrators administrators,
            Journal journal,
            InstallationJournal installation,
            Clock clock) {
        this.store = store;
        this.withholding = withholding;
        this.administrators = administrators;
        this.journal = journal;
        this.installation = installation;
        this.clock = clock;
    }

    /** The newest, at most 200. */
    @Transactional(readOnly = true)
    public List<Takedown> list(Principal who) {
        administrators.require(who, "takedown.list");
        return store.newest();
    }

    /** For whoever brought the object in, and for administrators; not found for everyone else. */
    @Transactional(readOnly = true)
    public Takedown get(Principal who, TakedownId id) {
        return store.find(id).filter(takedown -> concerns(who, takedown)).orElseThrow(Refusal::notFound);
    }

    /** Contests it: the operators read the words, and two of them can give the object back. */
    @Transactional
    public void appeal(Principal who, TakedownId id, String words) {
        var takedown = get(who, id);
        if (takedown.liftedAt() != null) {
            throw Refusal.of(Refusal.Code.CONFLICT, "takedowns.refusal.lifted");
        }
        if (words.isBlank() || words.length() > LONGEST) {
            throw Refusal.invalid("words", "takedowns.refusal.words", LONGEST);
        }
        store.appeal(id, clock.instant());
        journal.record(who, "takedown.appeal", takedown.document().ref(), Map.of("takedown", id.toString()));
        installation.recordOfNetwork(
                who.tenant(), "takedown.appeal", takedown.document().ref(), Map.of("words", words.strip()));
    }

    private boolean concerns(Principal who, Takedown takedown) {
        return who.administers(Area.SUPPORT)
                || withholding.find(takedown.document())
                        .filter(document -> document.addedBy().equals(who.user()) && who.token() == null)
                        .isPresent();
    }
}
