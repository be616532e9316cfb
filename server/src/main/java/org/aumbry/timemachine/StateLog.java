package org.aumbry.timemachine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.checkpoints.Companion;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before each head of the journal: puts the digest of the network's state into it, when the state is another than at
 * the last.
 *
 * <p>History says of a row that it holds from the beginning of the transaction that wrote it, so the state of a
 * moment is settled once every transaction that began before it has ended. The digest is of such a moment. Nobody who
 * writes waits for it: it reads what is committed, beside them.
 *
 * <p>A settled moment stays so, and is so for all networks of its database, since the transactions that are looked for
 * are those of the whole database. So one is found for each database and round, and each network whose turn comes later
 * in the round is digested as of that moment; what it did since is in the digest of a later round.
 */
@Component
class StateLog implements Companion {

    /** A transaction shows among the running ones a little after its beginning. */
    private static final Duration MARGIN = Duration.ofMillis(500);

    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final StateStore store;
    private final StateRoots roots;
    private final Journal journal;
    private final Tenants tenants;
    private final TenantScope scope;
    private final TransactionTemplate transaction;

    StateLog(
            StateStore store,
            StateRoots roots,
            Journal journal,
            Tenants tenants,
            TenantScope scope,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.roots = roots;
        this.journal = journal;
        this.tenants = tenants;
        this.scope = scope;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Round round() {
        var settled = new ConcurrentHashMap<String, Optional<Instant>>();
        return () -> beforeHead(settled);
    }

    private void beforeHead(Map<String, Optional<Instant>> settled) {
        try {
            settled.computeIfAbsent(tenants.databaseOf(scope.current()), database -> settled()).ifPresent(this::log);
        } catch (Refusal sealed) {
            // The network's keys are withdrawn: its rows open for nobody, so there is nothing to digest until they do.
            return;
        }
    }

    /** Logs the root of a settled moment, when it is another than the last. */
    void log(Instant moment) {
        transaction.executeWithoutResult(open -> carryOn(moment));
    }

    /** A moment of just now that no running transaction can change any more; empty when one holds on too long. */
    Optional<Instant> settled() {
        var first = running();
        var waiting = new ArrayList<>(first.transactions());
        for (int tried = 0; !waiting.isEmpty() && tried < TRIES; tried++) {
            pause();
            waiting.retainAll(running().transactions());
        }
        return waiting.isEmpty() ? Optional.of(first.at().minus(MARGIN)) : Optional.empty();
    }

    private StateStore.Running running() {
        return Objects.requireNonNull(transaction.execute(open -> store.running()));
    }

    /** Most often nothing changed, and one question is all that is asked. */
    private void carryOn(Instant moment) {
        var touched = store.touched(moment);
        if (touched.filter(Set::isEmpty).isPresent() || !store.lock()) {
            return;
        }
        var before = store.tally();
        if (before.isEmpty()) {
            // What a network begins with is logged with its first change: before that there is nothing to go back to.
            store.keep(moment, roots.at(moment));
            return;
        }
        // Another program may have carried it on meanwhile: then these tables are those that changed since, or more.
        if (touched.isEmpty() || !before.get().moment().isBefore(moment)) {
            return;
        }
        var tally = before.get().tally();
        boolean moved = roots.carry(tally, touched.get(), before.get().moment(), moment);
        store.keep(moment, tally);
        if (moved) {
            add(moment, tally);
        }
    }

    private void add(Instant moment, Tally tally) {
        store.add(new StateStore.Root(moment, tally.rows(), tally.root()));
        journal.recordOfItself("state.root", new ObjectRef("network", scope.current().value()), Map.of(
                "at", moment.toString(),
                "rows", String.valueOf(tally.rows()),
                "root", HexFormat.of().formatHex(tally.root())));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
