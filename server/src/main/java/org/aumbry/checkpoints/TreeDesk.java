package org.aumbry.checkpoints;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.springframework.stereotype.Component;

/** New ids, and the moment as the database keeps it. */
@Component
class TreeDesk {

    private final Ids ids;
    private final Clock clock;

    TreeDesk(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    UUID id() {
        return ids.next();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
