package org.aumbry.identity;

import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * An account that a sign-in may be for.
 *
 * @param hash the stored password hash; null when the account has none
 */
record Candidate(TenantId tenant, User user, @Nullable String hash) {

    @Override
    public String toString() {
        return "candidate " + user.id();
    }
}
