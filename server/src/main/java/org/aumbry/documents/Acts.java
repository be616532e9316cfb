package org.aumbry.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/**
 * What every act needs beside its own stores: the moment, a new identifier, the entry in the journal, those who follow.
 */
@Component
class Acts {

    private final Journal journal;
    private final Followers followers;
    private final Ids ids;
    private final Clock clock;

    Acts(Journal journal, Followers followers, Ids ids, Clock clock) {
        this.journal = journal;
        this.followers = followers;
        this.ids = ids;
        this.clock = clock;
    }

    /** Now, as exact as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    UUID id() {
        return ids.next();
    }

    void record(Principal who, String verb, ObjectRef object) {
        journal.record(who, verb, object);
    }

    void record(Principal who, String verb, ObjectRef object, Map<String, String> details) {
        journal.record(who, verb, object, details);
    }

    /** A read; returns when its entry is durable. */
    void observe(Principal who, String verb, ObjectRef object, Map<String, String> details) {
        journal.observe(who, verb, object, details);
    }

    void denied(Principal who, String verb, ObjectRef object) {
        journal.denied(who, verb, object, "no-permission");
    }

    Followers followers() {
        return followers;
    }
}
