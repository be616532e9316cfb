package org.aumbry.labels;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws the data map and counts the documents besides: the map must account for each of them, in every view. */
@Component
class MapProbe implements Probe {

    private final BindingStore store;
    private final TransactionTemplate transaction;
    private final Supplier<DataMap> map;

    @Autowired
    MapProbe(BindingStore store, TransactionTemplate transaction, DataMaps maps) {
        this(store, transaction, maps::map);
    }

    MapProbe(BindingStore store, TransactionTemplate transaction, Supplier<DataMap> map) {
        this.store = store;
        this.transaction = transaction;
        this.map = map;
    }

    @Override
    public String id() {
        return "labels.map";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-82");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return Objects.requireNonNull(transaction.execute(open -> compare()));
    }

    private Result compare() {
        long counted = store.documents();
        var drawn = map.get();
        long byLabel = drawn.labels().stream().mapToLong(DataMap.OfLabel::documents).sum();
        long byExposure = drawn.exposures().stream().mapToLong(DataMap.OfExposure::documents).sum();
        var figures = "%d documents counted; the map accounts for %d, by label %d, by exposure %d."
                .formatted(counted, drawn.documents(), byLabel, byExposure);
        boolean same = counted == drawn.documents() && counted == byLabel && counted == byExposure;
        return same ? Result.holds(figures) : Result.fails(figures);
    }
}
