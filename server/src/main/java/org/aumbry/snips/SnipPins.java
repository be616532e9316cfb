package org.aumbry.snips;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.aumbry.access.Access;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Snips that people keep at hand for themselves; a pin shows nothing that the source would not show. */
@Service
public class SnipPins {

    private static final int MOST = 50;

    private final SnipPinStore store;
    private final SnipStore snips;
    private final Access access;
    private final Journal journal;
    private final Clock clock;

    SnipPins(SnipPinStore store, SnipStore snips, Access access, Journal journal, Clock clock) {
        this.store = store;
        this.snips = snips;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** The principal's own that they may still see, the latest pinned first. */
    @Transactional(readOnly = true)
    public List<Snip> list(Principal who) {
        var visible = access.of(who).classes(Permission.VIEW);
        return store.of(who.user()).stream().flatMap(id -> snips.find(id, visible).stream()).toList();
    }

    /** Pins a snip; one that is pinned already stays where it is. */
    @Transactional
    public void pin(Principal who, SnipId id) {
        snips.find(id, access.of(who).classes(Permission.VIEW)).orElseThrow(Refusal::notFound);
        if (store.of(who.user()).size() >= MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "snips.refusal.pins", MOST);
        }
        if (store.add(who.user(), id, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            journal.record(who, "snip.pin", ref(id));
        }
    }

    /** Lets go of one's own pin. */
    @Transactional
    public void unpin(Principal who, SnipId id) {
        snips.find(id, access.of(who).classes(Permission.VIEW)).orElseThrow(Refusal::notFound);
        if (store.remove(who.user(), id)) {
            journal.record(who, "snip.unpin", ref(id));
        }
    }

    private static ObjectRef ref(SnipId id) {
        return new ObjectRef(Snips.KIND, id.value());
    }
}
