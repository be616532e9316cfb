package org.aumbry.identity;

import java.time.Instant;
import org.aumbry.kernel.UserId;

/** One person of the tenant. */
public record User(
        UserId id,
        String name,
        String email,
        Role role,
        AccountState state,
        Preferences preferences,
        Instant createdAt) {

    public boolean active() {
        return state == AccountState.ACTIVE;
    }

    @Override
    public String toString() {
        return "user " + id;
    }
}
