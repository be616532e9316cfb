package org.aumbry.journal;

import java.time.Instant;
import java.util.UUID;

/** Where the next page of entries begins, newest first: strictly before this time and id. */
public record JournalCursor(Instant at, UUID id) {

    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1L, -1L);

    /** The newest entry comes first. */
    public static JournalCursor newest() {
        return new JournalCursor(FAR, LAST);
    }

    /** Continues behind the given entry. */
    public static JournalCursor after(AuditEntry entry) {
        return new JournalCursor(entry.at(), entry.id());
    }
}
