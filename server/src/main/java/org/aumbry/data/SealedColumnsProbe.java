package org.aumbry.data;

import java.util.ArrayList;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at the newest values of every sealed column of a network: each must be sealed under one of its keys. */
@Component
class SealedColumnsProbe implements Probe {

    private final SealedColumnStore store;
    private final TransactionTemplate transaction;

    SealedColumnsProbe(SealedColumnStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public String id() {
        return "data.sealed-columns";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-17", "DEX-56");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return transaction.execute(running -> {
            var bad = new ArrayList<String>();
            long values = 0;
            var columns = store.columns();
            for (var column : columns) {
                var seen = store.look(column);
                values += seen.values();
                if (seen.open() > 0) {
                    bad.add(column.table() + "." + column.column() + " (" + seen.open() + ")");
                }
            }
            if (columns.isEmpty()) {
                return Result.fails("There is no sealed column, so nothing was looked at.");
            }
            var observed = values + " newest values of " + columns.size() + " sealed columns looked at";
            return bad.isEmpty()
                    ? Result.holds(observed + "; all are sealed under keys of this network.")
                    : Result.fails(observed + "; not sealed: " + String.join(", ", bad) + ".");
        });
    }
}
