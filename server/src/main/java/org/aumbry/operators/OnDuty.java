package org.aumbry.operators;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.Refusal;

/**
 * An operator whom a request has shown to be there: signed in by passkey, read anew with this request.
 *
 * @param address the client's address, as found through trusted proxies
 * @param proved when their passkey answered last
 */
public record OnDuty(Operator operator, UUID session, String address, Instant proved) {

    /** So long after a passkey has answered its holder is taken to be there still. */
    static final Duration FRESH = Duration.ofMinutes(10);

    public OperatorId id() {
        return operator.id();
    }

    /** Refuses who has signed in but may do nothing, because something is not on record. */
    public OnDuty active() {
        if (!operator.active()) {
            throw Refusal.of(Refusal.Code.DENIED, "operators.refusal.inactive");
        }
        return this;
    }

    /** Whether their passkey answered within the last minutes. */
    public boolean fresh(Instant now) {
        return now.isBefore(proved.plus(FRESH));
    }

    @Override
    public String toString() {
        return operator.toString();
    }
}
