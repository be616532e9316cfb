package org.aumbry.spaces;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.aumbry.identity.Handover;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Requests and invitations that wait: a person's own end, those they sent stand on the successor. */
@Component
@Order(30)
class EntryHandover implements Handover {

    private final HandoverStore store;
    private final Clock clock;

    EntryHandover(HandoverStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "requests";
    }

    @Override
    public long count(UserId person) {
        return store.entries(person);
    }

    @Override
    public long handOver(Principal who, UserId from, UserId to) {
        return store.passOn(from, to, who.user(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
