package org.aumbry.identity;

import org.aumbry.kernel.SessionId;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;

/**
 * A sign-in whose person is being looked at again by a service elsewhere, which ends in a sign-in of its own.
 *
 * @param form what the forms of the earlier sign-in hang on
 */
public record Look(TenantId tenant, UserId user, SessionId session, String form) {

    /** Whether that sign-in is of the same person in the same network. */
    boolean endsIn(SignedIn signedIn) {
        return tenant.equals(signedIn.tenant()) && user.equals(signedIn.user());
    }

    @Override
    public String toString() {
        return "look at " + user;
    }
}
