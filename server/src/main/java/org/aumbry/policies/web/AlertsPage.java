package org.aumbry.policies.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * What looked like abuse, and the bait that is out.
 *
 * @param of name of the person whose findings are shown; null for everyone's
 * @param secret a key just made, shown this once; empty otherwise
 */
public record AlertsPage(
        String sentence, @Nullable String of, List<Row> rows, List<Bait> baits, String secret, FieldErrors errors) {

    /** @param person address of the person's page, empty when nobody was recognised; {@code more}: all of theirs */
    public record Row(
            String id,
            String sentence,
            String rule,
            String chip,
            Instant at,
            String address,
            String person,
            String more,
            String thing,
            boolean open,
            String acknowledged) {}

    /** @param thing address of the document; empty for a key */
    public record Bait(String id, String kind, String name, String thing, Instant since) {}
}
