package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;

/** Claims to administer the network, for its administrators. */
public record RecoveryPage(List<Row> rows) {

    /** One claim. */
    public record Row(
            String id, String domain, String email, Instant startedAt, Instant readyAt, String state, String word,
            boolean waiting) {}
}
