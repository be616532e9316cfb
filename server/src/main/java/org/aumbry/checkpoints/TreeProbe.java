package org.aumbry.checkpoints;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.aumbry.journal.Waiting;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compares the newest head and some entries with what is computed anew, and counts whether the tree has them all. */
@Component
class TreeProbe implements Probe {

    /** More than the sequencer leaves waiting for long. */
    private static final int LARGEST_REST = 10_000;

    private final Supplier<TreeSample.Result> sample;
    private final LongSupplier entries;

    @Autowired
    TreeProbe(TreeSample sample, Waiting waiting, TransactionTemplate transaction) {
        this(sample::look, () -> transaction.execute(open -> waiting.count()));
    }

    TreeProbe(Supplier<TreeSample.Result> sample, LongSupplier entries) {
        this.sample = sample;
        this.entries = entries;
    }

    @Override
    public String id() {
        return "checkpoints.tree";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-86");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        // Counted first: what comes meanwhile can only make the tree larger.
        long written = entries.getAsLong();
        var seen = sample.get();
        var figures = "The tree has %d entries of %d in the journal; %d were computed anew, %d faults."
                .formatted(seen.size(), written, seen.looked(), seen.faults().size());
        boolean lacks = seen.size() == 0 && written > LARGEST_REST;
        boolean tooMany = seen.size() > entries.getAsLong();
        return seen.faults().isEmpty() && !lacks && !tooMany ? Result.holds(figures) : Result.fails(figures);
    }
}
