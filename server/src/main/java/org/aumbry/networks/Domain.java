package org.aumbry.networks;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail domain that the network says is its own.
 *
 * @param token what the domain's DNS must show
 * @param missed how many looks in a row found nothing
 * @param checkedAt when DNS was last asked; null when never
 */
public record Domain(
        UUID id,
        DomainName name,
        String token,
        State state,
        int missed,
        Instant claimedAt,
        @Nullable Instant checkedAt) {

    /** Below the domain itself, so that the record is in nobody's way. */
    private static final String RECORD = "_aumbry-challenge.";

    private static final String VALUE = "aumbry-domain-proof=";

    /** How far a domain has come. */
    public enum State {
        CLAIMED,
        PROVEN,
        /** Was proven once; its DNS no longer says so. */
        LAPSED;

        public String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /** Name of the TXT record that proves it. */
    public String record() {
        return RECORD + name.ascii();
    }

    /** What that record must hold. */
    public String value() {
        return VALUE + token;
    }

    @Override
    public String toString() {
        return "domain " + id;
    }
}
