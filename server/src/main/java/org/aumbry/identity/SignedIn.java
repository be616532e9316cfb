package org.aumbry.identity;

import java.time.Duration;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;

/**
 * A sign-in that has just happened.
 *
 * @param cookie the value the browser keeps; never stored, never logged
 * @param life how long it can last at most
 */
public record SignedIn(TenantId tenant, UserId user, String cookie, Duration life) {

    @Override
    public String toString() {
        return "sign-in of " + user;
    }
}
