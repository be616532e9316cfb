package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;

/**
 * Everyone's devices.
 *
 * @param old how many of them are older than the network wants
 * @param alarms times at which many accounts were tried
 */
public record DevicesPage(List<Row> rows, int old, List<Alarm> alarms) {

    /** One device of one person. */
    public record Row(
            String id,
            String person,
            String personId,
            String client,
            String address,
            String factors,
            Instant firstSeenAt,
            Instant lastSeenAt,
            boolean old) {}

    /** One alarm, worded. */
    public record Alarm(String text, Instant at) {}
}
