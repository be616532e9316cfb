package org.aumbry.takedowns;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.aumbry.crypto.Ids;
import org.aumbry.documents.DocumentId;
import org.aumbry.identity.NetworkAdministrators;
import org.aumbry.kernel.Probe;
import org.aumbry.operators.InstallationJournal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a report, looks for it in the queue and closes it, in a transaction that is taken back; and compares the public
 * figures with what was taken down here.
 */
@Component
class ReportsProbe implements Probe {

    private static final String TAKEN = "takedown.carry-out";

    /** The figures follow a takedown by a moment. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final Supplier<Seen> flow;

    /**
     * What was seen.
     *
     * @param closed true also when there is nobody who could close it
     * @param here how many objects were taken down in this network, and {@code published}: in all
     */
    record Seen(boolean queued, boolean closed, long here, long published) {}

    @Autowired
    ReportsProbe(Flow flow) {
        this(flow::walk);
    }

    ReportsProbe(Supplier<Seen> flow) {
        this.flow = flow;
    }

    /** Goes the way of a report. */
    @Component
    static class Flow {

        private final ReportStore reports;
        private final TakedownStore takedowns;
        private final NetworkAdministrators administrators;
        private final InstallationJournal installation;
        private final TransactionTemplate transaction;
        private final Ids ids;
        private final Clock clock;

        Flow(
                ReportStore reports,
                TakedownStore takedowns,
                NetworkAdministrators administrators,
                InstallationJournal installation,
                TransactionTemplate transaction,
                Ids ids,
                Clock clock) {
            this.reports = reports;
            this.takedowns = takedowns;
            this.administrators = administrators;
            this.installation = installation;
            this.transaction = transaction;
            this.ids = ids;
            this.clock = clock;
        }

        Seen walk() {
            long published = installation.figures(List.of(TAKEN)).values().stream().mapToLong(Long::longValue).sum();
            return java.util.Objects.requireNonNull(transaction.execute(open -> {
                open.setRollbackOnly();
                var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                var report = new Report(
                        ids.next(), new DocumentId(ids.next()), Category.OTHER, "A look at the queue.", null, now,
                        null);
                reports.add(report);
                boolean queued = waits(report);
                var closer = administrators.list().stream().findFirst();
                boolean closed = closer.isEmpty()
                        || reports.close(report.id(), closer.get().id(), now) && !waits(report);
                long here = takedowns.countBefore(now.minus(SLACK));
                return new Seen(queued, closed, here, published);
            }));
        }

        private boolean waits(Report report) {
            return reports.newest().stream()
                    .anyMatch(each -> each.id().equals(report.id()) && each.closedAt() == null);
        }
    }

    @Override
    public String id() {
        return "takedowns.reports";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-14");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var seen = flow.get();
        boolean figures = seen.published() >= seen.here();
        var sentence = ("A report came into the queue: %s; it could be closed: %s; %d objects taken down here, %d"
                        + " published.").formatted(
                        seen.queued() ? "yes" : "no", seen.closed() ? "yes" : "no", seen.here(), seen.published());
        return seen.queued() && seen.closed() && figures ? Result.holds(sentence) : Result.fails(sentence);
    }
}
