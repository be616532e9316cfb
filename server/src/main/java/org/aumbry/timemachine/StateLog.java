package org.aumbry.timemachine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.aumbry.checkpoints.Companion;
import org.aumbry.data.TenantScope;
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
    private final TenantScope scope;
    private final TransactionTemplate transaction;

    StateLog(
            StateStore store,
            StateRoots roots,
            Journal journal,
            TenantScope scope,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.roots = roots;
        this.journal = journal;
        this.scope = scope;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void beforeHead() {
        try {
            settled().ifPresent(this::log);
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

    private void carryOn(Instant moment) {
        if (!store.lock()) {
            return;
        }
        var before = store.tally();
        if (before.isEmpty()) {
            // What a network begins with is logged with its first change: before that there is nothing to go back to.
            store.keep(moment, roots.at(moment));
            return;
        }
        var tally = before.get().tally();
        if (!before.get().moment().isBefore(moment) || !roots.carry(tally, before.get().moment(), moment)) {
            return;
        }
        store.keep(moment, tally);
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
