package org.aumbry.operators;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * How the installation is: this program, and the work that waits in all its networks. Asked for without any key: what
 * waits is counted, and nothing of it is opened.
 */
@Service
public class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    /** How many networks with the most waiting work are named for each kind of it. */
    private static final int WORST = 5;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final ObjectProvider<Backlog> backlogs;
    private final Tenants tenants;
    private final TenantScope scope;
    private final Machine machine;
    private final Installation installation;
    private @Nullable Survey last;

    Health(
            ObjectProvider<Backlog> backlogs,
            Tenants tenants,
            TenantScope scope,
            Machine machine,
            Installation installation) {
        this.backlogs = backlogs;
        this.tenants = tenants;
        this.scope = scope;
        this.machine = machine;
        this.installation = installation;
    }

    /** How much of something waits in one network. */
    public record Share(TenantId network, Backlog.Waiting waiting) {}

    /**
     * One kind of work in all networks.
     *
     * @param networks in how many of them some waits
     * @param worst those with the most, the most first
     */
    public record Line(
            Backlog.Queue queue, long count, @Nullable Instant oldest, int networks, List<Share> worst) {}

    /**
     * What waits.
     *
     * @param looked how many networks were asked, of {@code all}; fewer when that took too long
     * @param failed how many could not be asked
     */
    public record Survey(Instant at, List<Line> lines, int looked, int all, int failed) {}

    public Machine.State machine(OnDuty who) {
        who.active();
        return machine.state();
    }

    /** What waits now, or up to ten seconds ago. */
    public synchronized Survey survey(OnDuty who) {
        who.active();
        var known = last;
        var now = installation.now();
        if (known == null || !now.isBefore(known.at().plus(REMEMBERED))) {
            known = TenantScope.keyless(() -> look(now));
            last = known;
        }
        return known;
    }

    private Survey look(Instant now) {
        Map<Backlog.Queue, List<Share>> shares = new TreeMap<>();
        Map<Backlog.Queue, Backlog.Waiting> whole = new TreeMap<>();
        var perNetwork = new ArrayList<Backlog>();
        for (var backlog : backlogs) {
            if (backlog.reach() == Probe.Reach.INSTALLATION) {
                whole.put(backlog.queue(), backlog.look());
            } else {
                perNetwork.add(backlog);
                shares.put(backlog.queue(), new ArrayList<>());
            }
        }
        var all = tenants.active();
        long end = System.nanoTime() + PATIENCE.toNanos();
        int looked = 0;
        int failed = 0;
        for (var tenant : all) {
            if (System.nanoTime() > end) {
                break;
            }
            looked++;
            failed += ask(tenant, perNetwork, shares) ? 0 : 1;
        }
        var lines = new ArrayList<Line>();
        for (var queue : Backlog.Queue.values()) {
            if (whole.containsKey(queue)) {
                var waiting = whole.get(queue);
                lines.add(new Line(queue, waiting.count(), waiting.oldest(), 0, List.of()));
            } else if (shares.containsKey(queue)) {
                lines.add(line(queue, shares.get(queue)));
            }
        }
        return new Survey(now, lines, looked, all.size(), failed);
    }

    private boolean ask(TenantId tenant, List<Backlog> perNetwork, Map<Backlog.Queue, List<Share>> shares) {
        try {
            scope.run(tenant, () -> perNetwork.forEach(backlog -> {
                var waiting = backlog.look();
                if (waiting.count() > 0) {
                    shares.get(backlog.queue()).add(new Share(tenant, waiting));
                }
            }));
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("A network could not be asked what waits in it: {}", failed.getClass().getSimpleName());
            return false;
        }
    }

    private static Line line(Backlog.Queue queue, List<Share> shares) {
        var oldest = shares.stream()
                .map(share -> share.waiting().oldest())
                .filter(java.util.Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        var worst = shares.stream()
                .sorted(Comparator.comparingLong((Share share) -> share.waiting().count()).reversed())
                .limit(WORST)
                .toList();
        return new Line(
                queue, shares.stream().mapToLong(share -> share.waiting().count()).sum(), oldest, shares.size(), worst);
    }
}
