package org.aumbry.policies;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Administrators;
import org.aumbry.identity.StepUp;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/**
 * What every act on policies needs beside its own stores: who may, a fresh look, the entry, the moment, an identifier.
 */
@Component
class Desk {

    private final Administrators administrators;
    private final StepUp stepUp;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    Desk(Administrators administrators, StepUp stepUp, Journal journal, Ids ids, Clock clock) {
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refuses everyone but administrators. */
    void require(Principal who, String verb) {
        administrators.require(who, verb);
    }

    /** The same, and asks for a fresh look at the administrator. */
    void requireFresh(Principal who, String verb) {
        administrators.require(who, verb);
        stepUp.require(who);
    }

    /** Records an act on the network's policies. */
    void record(Principal who, String verb, Map<String, String> details) {
        record(who, verb, new ObjectRef("network", who.tenant().value()), details);
    }

    void record(Principal who, String verb, ObjectRef object, Map<String, String> details) {
        journal.record(who, verb, object, details);
    }

    UUID id() {
        return ids.next();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
