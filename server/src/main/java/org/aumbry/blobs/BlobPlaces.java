package org.aumbry.blobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.aumbry.data.DataFolder;
import org.aumbry.data.Placement;
import org.aumbry.data.Topology;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where blobs lie and how that is, for whoever looks after it. */
@Service
public class BlobPlaces {

    private final BlobStore store;
    private final BlobSettings settings;
    private final BlobRowStore rows;
    private final ScrubPassStore passes;
    private final TransactionTemplate transaction;
    private final Topology topology;
    private final List<String> where;
    private final List<Supplier<String>> devices;

    BlobPlaces(
            BlobStore store,
            BlobSettings settings,
            DataFolder folder,
            BlobRowStore rows,
            ScrubPassStore passes,
            TransactionTemplate transaction,
            Topology topology) {
        this.store = store;
        this.settings = settings;
        this.rows = rows;
        this.passes = passes;
        this.transaction = transaction;
        this.topology = topology;
        var all = new ArrayList<String>();
        var below = new ArrayList<Supplier<String>>();
        settings.directoriesIn(folder.path()).forEach(path -> {
            all.add(path.toString());
            below.add(() -> Placement.device(path));
        });
        new TreeMap<>(settings.buckets()).values().forEach(bucket -> {
            all.add(bucket.toString());
            below.add(bucket::endpoint);
        });
        where = List.copyOf(all);
        devices = List.copyOf(below);
    }

    /**
     * A place that holds one copy of each blob.
     *
     * @param location how its operator calls the site, room or rack; empty when it was given no name
     * @param bucket whether it is a bucket of an object store; else a folder
     * @param where the path, or the bucket and its store; for operators only
     * @param labels what it fails with, as far as the topology says
     * @param awaySince since when it can't be used; null while it can
     * @param problem why not, in a few words without addresses and keys
     */
    public record Place(
            int number,
            String location,
            boolean bucket,
            String where,
            Map<Topology.Domain, String> labels,
            @Nullable Instant awaySince,
            String problem) {

        public boolean away() {
            return awaySince != null;
        }
    }

    /**
     * How the entered network's blobs are.
     *
     * @param wanted in how many places each is to lie
     * @param quorum in how many one is acknowledged
     * @param tooFew how many lie in fewer places than wanted
     * @param uncounted of how many nobody has counted the copies yet
     * @param readAt when all copies were last read to the end; null when they never were
     */
    public record Standing(
            int wanted,
            int quorum,
            long blobs,
            long sizeBytes,
            long tooFew,
            long uncounted,
            @Nullable Instant readAt) {}

    /** Every place, as it was when it was last used or looked at. */
    public List<Place> all() {
        int folders = where.size() - settings.buckets().size();
        return store.places().stream()
                .map(state -> new Place(
                        state.copy(),
                        state.location(),
                        state.copy() >= folders,
                        where.get(state.copy()),
                        topology.labels(Topology.Kind.BLOBS, state.location()),
                        state.awaySince(),
                        state.problem()))
                .toList();
    }

    /** What is wrong with how the places are kept apart, each in a few words; empty when no two fail together. */
    public List<String> together() {
        var places = store.places().stream()
                .map(state -> new Placement.Place(state.location(), devices.get(state.copy()).get()))
                .toList();
        return Placement.faults(topology, Topology.Kind.BLOBS, places);
    }

    /** Whether copies are to be kept apart and are not. */
    public boolean mayFailTogether() {
        return !topology.apart().isEmpty() && !together().isEmpty();
    }

    /** In how many places a blob must be durable before it is acknowledged. */
    public int quorum() {
        return store.quorum();
    }

    /** Of the entered network. */
    public Standing standing() {
        return Objects.requireNonNull(transaction.execute(running -> {
            var counted = rows.standing(store.copies());
            return new Standing(
                    store.copies(),
                    store.quorum(),
                    counted.blobs(),
                    rows.totals().sizeBytes(),
                    counted.tooFew(),
                    counted.uncounted(),
                    passes.newest().map(ScrubPass::endedAt).orElse(null));
        }));
    }
}
