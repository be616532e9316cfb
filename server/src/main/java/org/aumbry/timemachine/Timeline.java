package org.aumbry.timemachine;

import java.util.List;
import java.util.Objects;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened in the window that somebody may want to go back before, read off the journal. */
@Service
public class Timeline {

    /** From how many things within a minute on a removal stands out. */
    static final int MANY_REMOVALS = 3;

    /** From how many things within a minute on an arrival stands out. */
    static final int MANY_ARRIVALS = 10;

    private final TravelGate gate;
    private final Window window;
    private final Sights sights;
    private final MarkStore store;

    Timeline(TravelGate gate, Window window, Sights sights, MarkStore store) {
        this.gate = gate;
        this.window = window;
        this.sights = sights;
        this.store = store;
    }

    /** The latest first; at most 100. */
    @Transactional(readOnly = true)
    public List<Mark> marks(Principal who, Scope scope) {
        gate.require(who, "time.look", scope);
        var from = window.begin();
        var seen = sights.of(who, Permission.VIEW, from);
        return store.marks(from, window.end(), scope.space(), Objects.requireNonNull(seen.then()));
    }
}
