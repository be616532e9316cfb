package org.aumbry.timemachine;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the state of the moment of the last logged root anew, from every row that is kept, and compares. In a
 * network too large for that within seconds it looks whether the running tally gives that root.
 */
@Component
class StateRootProbe implements Probe {

    private static final long MOST_ROWS = 30_000;

    private final StateStore store;
    private final StateRoots roots;
    private final TransactionTemplate transaction;

    StateRootProbe(StateStore store, StateRoots roots, PlatformTransactionManager transactions) {
        this.store = store;
        this.roots = roots;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    @Override
    public String id() {
        return "timemachine.state-root";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-28", "DEX-30");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public Result look() {
        return Objects.requireNonNull(transaction.execute(open -> compare()));
    }

    private Result compare() {
        var last = store.latestRoot().orElse(null);
        if (last == null) {
            return Result.holds("No state was logged yet: nothing has changed in this network since it began.");
        }
        boolean whole = last.rows() <= MOST_ROWS;
        var root = whole
                ? roots.at(last.moment()).root()
                : store.tally().map(carried -> carried.tally().root()).orElse(new byte[0]);
        var how = whole ? "computed anew from every kept row" : "of the running tally";
        return Arrays.equals(root, last.root())
                ? Result.holds("The root of " + last.rows() + " rows at " + last.moment() + ", " + how
                        + ", is the one that was logged.")
                : Result.fails("The root of " + last.rows() + " rows at " + last.moment() + ", " + how
                        + ", is not the one that was logged.");
    }
}
