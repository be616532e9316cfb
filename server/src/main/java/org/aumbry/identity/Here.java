package org.aumbry.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;

/** This tenant, this moment, and whatever must be new: identifiers and secrets. */
@Component
class Here {

    private static final int FORM_SECRET_BYTES = 32;

    private final TenantScope scope;
    private final Ids ids;
    private final Randomness randomness;
    private final Clock clock;

    Here(TenantScope scope, Ids ids, Randomness randomness, Clock clock) {
        this.scope = scope;
        this.ids = ids;
        this.randomness = randomness;
        this.clock = clock;
    }

    TenantId tenant() {
        return scope.current();
    }

    /** The time in the resolution the tables keep. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    UUID id() {
        return ids.next();
    }

    /** A secret for a session or an invitation. */
    OpaqueToken token() {
        return OpaqueToken.issue(scope.current(), randomness);
    }

    /** What the forms of one sign-in hang on: 256 random bits in base64url. */
    String formSecret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(FORM_SECRET_BYTES));
    }

    /** A secret for a program. */
    OpaqueToken accessToken() {
        return OpaqueToken.issueAccess(scope.current(), randomness);
    }
}
