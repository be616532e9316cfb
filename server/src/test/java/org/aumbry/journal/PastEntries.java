package org.aumbry.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.SessionId;
import org.springframework.context.ApplicationContext;

/** Entries as they were written long ago. */
public final class PastEntries {

    private final JournalStore store;

    public PastEntries(ApplicationContext context) {
        this.store = context.getBean(JournalStore.class);
    }

    /** Adds an entry of that time to the entered network's journal, in the current transaction. */
    public UUID add(Principal who, Instant at, ObjectRef object, Map<String, String> details) {
        var id = UUID.randomUUID();
        store.insert(List.of(new AuditEntry(
                id, at.truncatedTo(ChronoUnit.MICROS), who.user(), null, null, "document.open", object,
                Outcome.ALLOWED, null, details)));
        return id;
    }

    /** Adds an act of a sign-in of that time. */
    public void act(Principal who, Instant at, String verb) {
        store.insert(List.of(new AuditEntry(
                UUID.randomUUID(), at.truncatedTo(ChronoUnit.MICROS), who.user(), new SessionId(UUID.randomUUID()),
                null, verb, new ObjectRef("document", UUID.randomUUID()), Outcome.ALLOWED, null, Map.of())));
    }
}
