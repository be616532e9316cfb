package org.aumbry.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Administrators;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;

/** What every act of an administrator about access needs: who may, the moment, a new identifier, the entry. */
@Component
class Bookkeeping {

    private final Administrators administrators;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    Bookkeeping(Administrators administrators, Journal journal, Ids ids, Clock clock) {
        this.administrators = administrators;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    void requireAdministrator(Principal who, String verb) {
        administrators.require(who, verb);
    }

    UUID id() {
        return ids.next();
    }

    /** Now, as exact as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void record(Principal who, String verb, ObjectRef object, Map<String, String> details) {
        journal.record(who, verb, object, details);
    }

    void observe(Principal who, String verb, ObjectRef object, Map<String, String> details) {
        journal.observe(who, verb, object, details);
    }

    /** What a person did anything with within that time. */
    Set<UUID> touched(UserId person, Duration within) {
        return Set.copyOf(journal.touched(person, now().minus(within)));
    }

    void denied(Principal who, String verb, ObjectRef object, String reason) {
        journal.denied(who, verb, object, reason);
    }
}
