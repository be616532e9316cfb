package org.aumbry.timemachine;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Moments as the database keeps them: to the microsecond. */
final class Moment {

    private Moment() {}

    static OffsetDateTime utc(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** The last moment before one. */
    static Instant before(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).minus(1, ChronoUnit.MICROS);
    }
}
