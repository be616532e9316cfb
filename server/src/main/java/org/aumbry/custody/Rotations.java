package org.aumbry.custody;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of keys: begun by an administrator, carried on by the clock, seen by both. */
@Service
public class Rotations {

    private final RotationStore store;
    private final RotationSteps steps;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    Rotations(
            RotationStore store,
            RotationSteps steps,
            Administrators administrators,
            StepUp stepUp,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.steps = steps;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** The latest fifty, newest first. */
    @Transactional(readOnly = true)
    public List<Rotation> list(Principal who) {
        administrators.require(who, "key.list");
        return store.list();
    }

    /** Begins to change the keys of a level; everything stays readable and writable meanwhile. */
    @Transactional
    public Rotation start(Principal who, Level level) {
        administrators.require(who, "key.rotate");
        stepUp.require(who);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var rotation = new Rotation(ids.next(), level, who.user(), now, steps.begin(level, now), 0, null,
                Rotation.Place.START);
        if (!store.add(rotation)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "custody.refusal.running");
        }
        journal.record(who, "key.rotate", new ObjectRef("key", rotation.id()), Map.of("level", level.stored()));
        return rotation;
    }
}
