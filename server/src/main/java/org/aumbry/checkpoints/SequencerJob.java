package org.aumbry.checkpoints;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.aumbry.data.EachNode;
import org.aumbry.data.Nodes;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.Waiting;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Every second: the trees of networks that this program wrote entries for. At first, and every half minute or, with
 * many networks, less often: those of all networks. So at once when a program that used the same databases is gone, for
 * what it left behind.
 */
@Component
@EachNode
class SequencerJob {

    private static final Logger LOG = LoggerFactory.getLogger(SequencerJob.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration EACH = Duration.ofMillis(500);

    /** Most of a network's turn is waiting for the database; more at once would keep requests waiting for theirs. */
    private static final int AT_ONCE = 4;

    /** Twice, because the database may still be rolling back what the program had begun. */
    private static final int ROUNDS_AFTER_A_LOSS = 2;

    private final Waiting waiting;
    private final Sequencer sequencer;
    private final BooleanSupplier oneIsGone;
    private final Tenants tenants;
    private final TenantScope scope;
    private final ObjectProvider<Companion> companions;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private final Set<TenantId> again = ConcurrentHashMap.newKeySet();
    private Instant nextRound = Instant.MIN;
    private int extraRounds;

    @Autowired
    SequencerJob(
            Waiting waiting,
            Sequencer sequencer,
            Nodes nodes,
            Tenants tenants,
            TenantScope scope,
            ObjectProvider<Companion> companions,
            Clock clock) {
        this(waiting, sequencer, nodes::oneIsGone, tenants, scope, companions, clock);
    }

    SequencerJob(
            Waiting waiting,
            Sequencer sequencer,
            BooleanSupplier oneIsGone,
            Tenants tenants,
            TenantScope scope,
            ObjectProvider<Companion> companions,
            Clock clock) {
        this.waiting = waiting;
        this.sequencer = sequencer;
        this.oneIsGone = oneIsGone;
        this.tenants = tenants;
        this.scope = scope;
        this.companions = companions;
        this.clock = clock;
    }

    /** At a fixed rate, because those are not held up by long work of other modules. */
    @Scheduled(initialDelayString = "PT2S", fixedRateString = "PT1S")
    void place() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            var wanted = new HashSet<>(again);
            again.clear();
            wanted.addAll(waiting.fresh());
            if (oneIsGone.getAsBoolean()) {
                extraRounds = ROUNDS_AFTER_A_LOSS;
            }
            if (extraRounds > 0 || !clock.instant().isBefore(nextRound)) {
                extraRounds = Math.max(0, extraRounds - 1);
                var all = tenants.active();
                wanted.addAll(all);
                nextRound = clock.instant().plus(pause(all.size()));
            }
            placeAll(wanted);
        } finally {
            running.set(false);
        }
    }

    /** So long that rounds take little of the machine, however many networks there are. */
    private static Duration pause(int networks) {
        var pause = EACH.multipliedBy(networks);
        return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    }

    private void placeAll(Collection<TenantId> wanted) {
        var rounds = companions.stream().map(Companion::round).toList();
        var left = new ConcurrentLinkedQueue<>(wanted);
        try (var hands = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("sequencer-", 0).factory())) {
            for (int i = 0; i < Math.min(AT_ONCE, wanted.size()); i++) {
                hands.execute(() -> placeNext(left, rounds));
            }
        }
    }

    private void placeNext(Queue<TenantId> left, Collection<Companion.Round> rounds) {
        for (var tenant = left.poll(); tenant != null; tenant = left.poll()) {
            accompany(tenant, rounds);
            try {
                int placed = Sequencer.MOST;
                while (placed >= Sequencer.MOST) {
                    placed = scope.call(tenant, sequencer::place);
                }
                if (placed == Sequencer.BUSY) {
                    again.add(tenant);
                }
            } catch (RuntimeException failed) {
                // Left to the next round, so that a network that can't be reached does not fill the log.
                LOG.error("Entries of a network could not be placed in its tree: {}", failed.toString());
            }
        }
    }

    private void accompany(TenantId tenant, Collection<Companion.Round> rounds) {
        for (var round : rounds) {
            try {
                scope.run(tenant, round::beforeHead);
            } catch (RuntimeException failed) {
                LOG.error("What goes with a head of a network's journal could not be had: {}", failed.toString());
            }
        }
    }

    @Scheduled(initialDelayString = "PT1H", fixedRateString = "PT1H")
    void thinOut() {
        for (var tenant : tenants.active()) {
            try {
                scope.run(tenant, sequencer::thinOut);
            } catch (RuntimeException failed) {
                LOG.error("Old heads of a network's tree could not be thinned out: {}", failed.toString());
            }
        }
    }
}
