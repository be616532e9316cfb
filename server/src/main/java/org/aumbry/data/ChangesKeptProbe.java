package org.aumbry.data;

import java.util.List;
import java.util.stream.Collectors;
import org.aumbry.data.KeptTableStore.Table;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks whether every table that is to remember what rows were before a change does so and lets nobody change that; and
 * changes a row of each to what it is already, to see the row of before appear. That is taken back at once.
 */
@Component
class ChangesKeptProbe implements Probe {

    private final KeptTableStore store;
    private final TransactionTemplate transaction;

    ChangesKeptProbe(KeptTableStore store, TransactionTemplate transaction) {
        this.store = store;
        this.transaction = transaction;
    }

    @Override
    public String id() {
        return "data.changes-are-kept";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-30");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return transaction.execute(running -> {
            running.setRollbackOnly();
            var tables = store.tables();
            var forgetful = tables.stream().filter(table -> !table.keeps()).map(Table::name).toList();
            var open = tables.stream().filter(table -> !table.closed()).map(Table::name).toList();
            if (tables.isEmpty() || !forgetful.isEmpty() || !open.isEmpty()) {
                return Result.fails("Of " + tables.size() + " tables that keep what was before a change, "
                        + told(forgetful) + " do not, and the past of " + told(open) + " is not closed.");
            }
            return tried(tables);
        });
    }

    private Result tried(List<Table> tables) {
        int tried = 0;
        int kept = 0;
        for (var table : tables) {
            if (table.changeable() && store.touch(table.name()) == 1) {
                tried++;
                kept += store.kept(table.name()) > 0 ? 1 : 0;
            }
        }
        return new Result(kept == tried, tables.size() + " tables keep what was before each change, shares among them;"
                + " of " + tried + " rows changed for a trial " + kept + " were kept as they were.");
    }

    private static String told(List<String> tables) {
        return tables.isEmpty() ? "0" : tables.size() + tables.stream().collect(Collectors.joining(", ", " (", ")"));
    }
}
