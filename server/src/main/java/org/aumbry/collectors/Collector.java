package org.aumbry.collectors;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A system outside that is sent the journal.
 *
 * @param address {@code https://host/path} or {@code tls://host:6514}
 * @param progress how far it has got
 */
public record Collector(
        UUID id, String name, URI address, LineFormat format, SentValues values, boolean enabled, Progress progress) {

    /**
     * How far a destination has got.
     *
     * @param next the place of the entry it is sent next
     * @param takenAt when it last took something; null when it never did
     * @param problem why the last attempt failed, a code of a closed list; empty when it did not
     * @param failures how many attempts failed since the last that did not
     * @param triedAt when it was last tried; null when it never was
     */
    public record Progress(
            long next, @Nullable Instant takenAt, String problem, int failures, @Nullable Instant triedAt) {}

    /** Whether it is reached by syslog (RFC 5425) rather than over HTTPS. */
    public boolean syslog() {
        return "tls".equals(address.getScheme());
    }
}
