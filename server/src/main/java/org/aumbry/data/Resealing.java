package org.aumbry.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.crypto.TamperedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the values of columns anew, under the key that seals now for what each belongs to.
 *
 * <p>Which cell a value was sealed for is known to the module that owns the table; here it is found by trying: the
 * place is authenticated, so the value opens in its own cell and in no other. What may only be added to, and what is
 * kept of the past, stays as it is and opens with its earlier key.
 */
@Component
public class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int BLOCKS_AT_ONCE = 64;

    private final ResealStore store;
    private final Sealer sealer;
    private final TransactionTemplate transaction;
    private final TransactionTemplate attempt;
    private final Map<String, String[]> found = new ConcurrentHashMap<>();

    Resealing(ResealStore store, Sealer sealer, PlatformTransactionManager transactions) {
        this.store = store;
        this.sealer = sealer;
        this.transaction = new TransactionTemplate(transactions);
        this.attempt = new TransactionTemplate(transactions);
        attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * How far it came.
     *
     * @param column how many columns are done
     * @param block up to which block of the next one's table
     * @param values how many values were sealed anew in this step
     * @param over whether that was the last step
     */
    public record Step(int column, long block, int values, boolean over) {}

    /** Goes on from there until about so many values are sealed anew; one transaction, or the caller's. */
    public Step step(int column, long block, int most) {
        return transaction.execute(running -> {
            var columns = store.columns();
            int values = 0;
            long at = block;
            for (int i = column; i < columns.size(); i++) {
                var each = columns.get(i);
                for (; at < each.blocks(); at += BLOCKS_AT_ONCE) {
                    if (values >= most) {
                        return new Step(i, at, values, false);
                    }
                    values += reseal(each, at);
                }
                at = 0;
            }
            return new Step(columns.size(), 0, values, true);
        });
    }

    /** A table that refuses keeps what it has. */
    private int reseal(ResealStore.Column column, long from) {
        try {
            return attempt.execute(running -> store.earlier(column, from, from + BLOCKS_AT_ONCE).stream()
                    .mapToInt(value -> reseal(column, value))
                    .sum());
        } catch (DataAccessException refused) {
            LOG.warn("Values of {}.{} could not be sealed anew", column.table(), column.name());
            return 0;
        }
    }

    private int reseal(ResealStore.Column column, ResealStore.Value value) {
        for (var cell : cells(column, value)) {
            var plain = open(cell, value.sealed());
            if (plain.isPresent()) {
                try {
                    found.put(column.table() + "." + column.name(), new String[] {id(value, cell), cell.column()});
                    return store.replace(column, value, sealer.sealBytes(value.scope(), cell, plain.get()));
                } finally {
                    Arrays.fill(plain.get(), (byte) 0);
                }
            }
        }
        return 0;
    }

    private Optional<byte[]> open(Cell cell, byte[] sealed) {
        try {
            return Optional.of(sealer.openBytes(cell, sealed));
        } catch (TamperedException another) {
            return Optional.empty();
        }
    }

    /** Every cell it could be, the most likely first. */
    private List<Cell> cells(ResealStore.Column column, ResealStore.Value value) {
        var cells = new ArrayList<Cell>();
        var known = found.get(column.table() + "." + column.name());
        if (known != null && value.ids().containsKey(known[0])) {
            cells.add(new Cell(column.table(), value.ids().get(known[0]), known[1]));
        }
        var bare = column.name().substring(0, column.name().length() - "_sealed".length());
        for (var id : column.ids()) {
            var row = value.ids().get(id);
            if (row != null) {
                cells.add(new Cell(column.table(), row, column.name()));
                cells.add(new Cell(column.table(), row, bare));
            }
        }
        return cells;
    }

    private static String id(ResealStore.Value value, Cell cell) {
        return value.ids().entrySet().stream()
                .filter(each -> each.getValue().equals(cell.row()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
