package org.aumbry.links;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/** What links stand on: the moment, new identifiers and secrets, the entry. */
@Component
class LinkGround {

    private final TenantScope scope;
    private final Journal journal;
    private final Randomness randomness;
    private final Ids ids;
    private final Clock clock;

    LinkGround(TenantScope scope, Journal journal, Randomness randomness, Ids ids, Clock clock) {
        this.scope = scope;
        this.journal = journal;
        this.randomness = randomness;
        this.ids = ids;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    UUID id() {
        return ids.next();
    }

    LinkToken token() {
        return LinkToken.issue(scope.current(), randomness);
    }

    void record(Principal who, String verb, LinkId link, Map<String, String> details) {
        journal.record(who, verb, link.ref(), details);
    }

    void denied(Principal who, String verb, LinkId link, String reason) {
        journal.denied(who, verb, link.ref(), reason);
    }

    void settle() {
        journal.settle();
    }
}
