package org.aumbry.snips;

import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether every snip stands under exactly the rules of its source, so that nobody sees one without the other. */
@Component
class SourceProbe implements Probe {

    private final SourceClassStore store;
    private final TransactionTemplate transaction;

    SourceProbe(SourceClassStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public String id() {
        return "snips.follow-source";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-5");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var count = transaction.execute(open -> store.count());
        return count.apart() == 0
                ? Result.holds("All %d snips stand under the rules of their source.".formatted(count.snips()))
                : Result.fails("%d of %d snips stand under other rules than their source."
                        .formatted(count.apart(), count.snips()));
    }
}
