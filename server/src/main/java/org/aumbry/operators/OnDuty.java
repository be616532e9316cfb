package org.aumbry.operators;

import java.util.UUID;
import org.aumbry.kernel.Refusal;

/**
 * An operator whom a request has shown to be there: signed in by passkey, read anew with this request.
 *
 * @param address the client's address, as found through trusted proxies
 */
public record OnDuty(Operator operator, UUID session, String address) {

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

    @Override
    public String toString() {
        return operator.toString();
    }
}
