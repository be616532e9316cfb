package org.aumbry.federation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service that people of a network may sign in with.
 *
 * @param name what the button says
 * @param enabled whether it is offered and believed now
 * @param hasSecret whether a client secret or a directory password is kept for it
 * @param checkedAt when it was last seen to answer as it should; null when never
 */
public record Provider(
        ProviderId id,
        String name,
        boolean enabled,
        ProviderSettings settings,
        Welcome welcome,
        boolean hasSecret,
        Instant createdAt,
        @Nullable Instant checkedAt) {

    public ProviderKind kind() {
        return settings.kind();
    }

    @Override
    public String toString() {
        return "provider " + id;
    }
}
