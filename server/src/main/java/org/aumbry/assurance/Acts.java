package org.aumbry.assurance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells when somebody first did something in the entered network after a moment. Inside a transaction. */
@FunctionalInterface
interface Acts {

    /** One answer for each moment, in their order; empty when nobody did anything up to now. */
    List<Optional<Instant>> after(List<Instant> moments, Instant now);
}
