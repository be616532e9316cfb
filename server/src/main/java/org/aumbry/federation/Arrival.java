package org.aumbry.federation;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider has proven about a person who comes from it.
 *
 * @param subject its own name for the person, which never changes and is never given to another
 * @param email empty when it says none
 * @param emailVerified whether the provider says that the address was proven to it
 * @param strengths what it says about how it looked at the person
 * @param session its name for its own session; null when it has none
 * @param seenAt when it looked at the person, which may be long ago; null when it does not say
 * @param exit what has to be said to it when its session is to end too; null for nothing
 */
record Arrival(
        String subject,
        String email,
        boolean emailVerified,
        String name,
        Set<String> groups,
        Set<String> strengths,
        @Nullable String session,
        @Nullable Instant seenAt,
        @Nullable String exit) {

    Arrival {
        groups = Set.copyOf(groups);
        strengths = Set.copyOf(strengths);
    }

    @Override
    public String toString() {
        return "arrival";
    }
}
