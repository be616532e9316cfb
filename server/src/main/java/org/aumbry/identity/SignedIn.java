package org.aumbry.identity;

import java.time.Duration;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;

/**
 * A sign-in that has just happened.
 *
 * @param cookie the value the browser keeps; never stored, never logged
 * @param form what the forms of this sign-in hang on; empty when that stays as it is
 * @param life how long it can last at most
 * @param device what the browser shall keep to be known again; empty when that stays as it is
 * @param oldClient whether the browser should be told that it is old
 */
public record SignedIn(
        TenantId tenant, UserId user, String cookie, String form, Duration life, String device, boolean oldClient) {

    /** The same, with forms that hang on something else. */
    public SignedIn withForm(String other) {
        return new SignedIn(tenant, user, cookie, other, life, device, oldClient);
    }

    @Override
    public String toString() {
        return "sign-in of " + user;
    }
}
