package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Tab;

/** One's own sign-ins. */
public record SessionsPage(List<Tab> tabs, List<Row> rows, List<DevicesPage.Row> devices, boolean old) {

    /** One sign-in on one device. */
    public record Row(
            String id,
            String client,
            String address,
            Instant createdAt,
            Instant lastSeenAt,
            boolean current,
            boolean here,
            List<String> risks) {}
}
