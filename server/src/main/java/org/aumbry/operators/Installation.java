package org.aumbry.operators;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.springframework.stereotype.Component;

/** The moment, new identifiers and secrets, for everything done for the installation itself. */
@Component
record Installation(Clock clock, Ids ids, Randomness randomness) {

    /** Now, as exact as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    UUID id() {
        return ids.next();
    }

    OperatorToken token() {
        return OperatorToken.issue(randomness);
    }
}
