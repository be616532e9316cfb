package org.aumbry.timemachine;

import java.util.List;
import java.util.Objects;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks whether content is still there for every version that stood at some moment of the window. */
@Component
class ContentKeptProbe implements Probe {

    private final PastEndStore store;
    private final Window window;
    private final TransactionTemplate transaction;

    ContentKeptProbe(PastEndStore store, Window window, PlatformTransactionManager transactions) {
        this.store = store;
        this.window = window;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    @Override
    public String id() {
        return "timemachine.contents-kept";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-28");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return Objects.requireNonNull(transaction.execute(open -> {
            var seen = store.contents(window.begin());
            return seen.lost() == 0
                    ? Result.holds("The content of all " + seen.versions() + " versions of the last "
                            + window.days() + " days is kept.")
                    : Result.fails("The content of " + seen.lost() + " of " + seen.versions() + " versions of the last "
                            + window.days() + " days is not kept.");
        }));
    }
}
