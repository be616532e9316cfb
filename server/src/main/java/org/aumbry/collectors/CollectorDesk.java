package org.aumbry.collectors;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What adding a destination takes beside the decision. */
@Component
class CollectorDesk {

    private final CollectorStore store;
    private final CollectorJob job;
    private final WayOut wayOut;
    private final Ids ids;
    private final Clock clock;

    CollectorDesk(CollectorStore store, CollectorJob job, WayOut wayOut, Ids ids, Clock clock) {
        this.store = store;
        this.job = job;
        this.wayOut = wayOut;
        this.ids = ids;
        this.clock = clock;
    }

    void requireAllowed(URI address) {
        wayOut.refusal(address).ifPresent(problem -> {
            var said = "collectors.refusal." + problem;
            throw Refusal.invalid("address", said);
        });
    }

    /** Whether the text holds certificates, or nothing. */
    boolean authority(String pem) {
        try {
            WayOut.context(pem.isBlank() ? null : pem);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    UUID add(Principal who, String name, URI address, Collectors.Draft draft, long next) {
        var id = ids.next();
        var collector = new Collector(
                id, name, address, draft.format(), draft.values(), true,
                new Collector.Progress(next, null, "", 0, null));
        var secrets = new CollectorStore.Secrets(draft.secret(), draft.authority().isBlank() ? "" : draft.authority());
        store.add(collector, secrets, clock.instant().truncatedTo(ChronoUnit.MICROS));
        wake(who);
        return id;
    }

    /** Once the change is committed. */
    void wake(Principal who) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                job.wake(who.tenant());
            }
        });
    }
}
