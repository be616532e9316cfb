package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Tab;

/** One's own sign-ins. */
public record SessionsPage(List<Tab> tabs, List<Row> rows) {

    /** One sign-in on one device. */
    public record Row(
            String id, String client, String address, Instant createdAt, Instant lastSeenAt, boolean current) {}
}
