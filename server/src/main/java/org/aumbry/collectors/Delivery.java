package org.aumbry.collectors;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.checkpoints.PlacedEntries;
import org.aumbry.checkpoints.PlacedEntries.Placed;
import org.aumbry.data.TenantScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one destination of the entered network what it has not taken yet. Nothing of the database is held while
 * something is on its way: the place is moved on after the other side took it, so a break-down sends it again.
 */
@Component
class Delivery {

    static final int BATCH = 200;

    private final CollectorStore store;
    private final PlacedEntries placed;
    private final OcsfLines ocsf;
    private final WayOut wayOut;
    private final TenantScope scope;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Delivery(
            CollectorStore store,
            PlacedEntries placed,
            OcsfLines ocsf,
            WayOut wayOut,
            TenantScope scope,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.placed = placed;
        this.ocsf = ocsf;
        this.wayOut = wayOut;
        this.scope = scope;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Sends until everything was taken, or until something goes wrong; nothing while another program sends. */
    void deliver(UUID id) {
        if (!transaction.execute(open -> store.lease(id, now()))) {
            return;
        }
        try {
            while (sendNext(id)) {
                continue;
            }
        } catch (NotTakenException failed) {
            transaction.executeWithoutResult(open -> store.failed(id, failed.problem()));
        } finally {
            transaction.executeWithoutResult(open -> store.release(id));
        }
    }

    /** Whether there may be more. */
    private boolean sendNext(UUID id) {
        var collector = transaction.execute(open -> store.find(id).filter(Collector::enabled).orElse(null));
        if (collector == null) {
            return false;
        }
        long next = collector.progress().next();
        var page = placed.from(next, BATCH);
        if (page.next() == next) {
            return false;
        }
        if (!page.entries().isEmpty()) {
            var secrets = transaction.execute(open -> store.secrets(id));
            send(collector, page.entries(), secrets);
        }
        // Entries that are gone from the journal leave a gap in the numbers of those that are sent.
        boolean moved = transaction.execute(open -> store.taken(id, next, page.next(), now()));
        return moved && page.next() == next + BATCH;
    }

    private void send(Collector collector, List<Placed> entries, CollectorStore.Secrets secrets) {
        if (collector.syslog()) {
            var frames = entries.stream().map(each -> SyslogFrame.of(each, line(collector, each))).toList();
            wayOut.frames(collector.address(), frames, secrets.authority());
        } else {
            var body = entries.stream().map(each -> line(collector, each) + "\n").collect(Collectors.joining());
            var type = collector.format() == LineFormat.OCSF ? "application/x-ndjson" : "text/plain; charset=utf-8";
            wayOut.post(collector.address(), type, body, secrets.token(), secrets.authority());
        }
    }

    private String line(Collector collector, Placed entry) {
        return switch (collector.format()) {
            case OCSF -> ocsf.line(scope.current(), entry, collector.values());
            case CEF -> CefLines.line(scope.current(), entry, collector.values());
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
