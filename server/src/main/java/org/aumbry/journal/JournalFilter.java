package org.aumbry.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are looked for; what is null or empty does not narrow.
 *
 * @param verb how a verb begins
 * @param address exactly
 */
public record JournalFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID user,
        @Nullable UUID object,
        @Nullable UUID session,
        @Nullable Outcome outcome,
        String verb,
        String address) {

    public static JournalFilter all() {
        return new JournalFilter(null, null, null, null, null, null, "", "");
    }

    boolean takes(AuditEntry entry) {
        return address.isEmpty() || address.equals(entry.details().get("address"));
    }
}
