package org.aumbry.identity;

import java.time.Instant;
import java.util.UUID;

/** Someone with an address of a proven domain who asks to join. */
public record JoinRequest(UUID id, String name, String email, String language, Instant createdAt) {

    @Override
    public String toString() {
        return "join request " + id;
    }
}
