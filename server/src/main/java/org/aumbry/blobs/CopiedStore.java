package org.aumbry.blobs;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.ReentrantLock;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps each blob in several places at once.
 *
 * <p>A blob is written to every place that answers, and kept when enough of them have it durably. The place that holds
 * the finished file already takes it last, by renaming, so that an unfinished putting can be repeated. A place that
 * does not answer is left alone until a look finds it well again.
 */
final class CopiedStore implements BlobStore {

    private static final Logger LOG = LoggerFactory.getLogger(CopiedStore.class);

    private final List<BlobPlace> places;
    private final int quorum;
    private final Disk disk;
    private final Clock clock;
    private final PlaceState[] states;
    private final ReentrantLock[] looks;
    private final AtomicIntegerArray looked;
    private final AtomicBoolean changed = new AtomicBoolean();

    /** @param quorum how many durable copies suffice, 1 to the number of places */
    CopiedStore(List<BlobPlace> places, int quorum, Disk disk, Clock clock) {
        if (places.isEmpty() || quorum < 1 || quorum > places.size()) {
            throw new IllegalArgumentException("blobs need a place, and a quorum of 1 to the number of places");
        }
        this.places = List.copyOf(places);
        this.quorum = quorum;
        this.disk = disk;
        this.clock = clock;
        states = new PlaceState[places.size()];
        looks = new ReentrantLock[places.size()];
        looked = new AtomicIntegerArray(places.size());
        for (int copy = 0; copy < states.length; copy++) {
            states[copy] = new PlaceState(copy, places.get(copy).location(), null, "");
            looks[copy] = new ReentrantLock();
        }
    }

    @Override
    public int copies() {
        return places.size();
    }

    @Override
    public int quorum() {
        return quorum;
    }

    @Override
    public int put(BlobName name, Path sealed) throws IOException {
        int home = home(sealed);
        int kept = 0;
        @Nullable IOException why = null;
        for (int copy = 0; copy < places.size(); copy++) {
            if (copy != home) {
                try (var source = disk.read(sealed)) {
                    kept += put(name, copy, source);
                } catch (StoreAwayException away) {
                    why = away;
                }
            }
        }
        if (home >= 0 && kept + 1 >= quorum) {
            try {
                places.get(home).take(name, sealed);
                kept++;
            } catch (IOException failed) {
                why = failed(home, failed);
            }
        }
        if (kept < quorum) {
            throw new StoreAwayException("a blob found " + kept + " of " + quorum + " places", why);
        }
        if (home < 0) {
            disk.delete(sealed);
        }
        return kept;
    }

    private int put(BlobName name, int copy, SealedFile source) throws StoreAwayException {
        requireReachable(copy);
        try {
            places.get(copy).put(name, source);
            return 1;
        } catch (IOException failed) {
            throw failed(copy, failed);
        }
    }

    private int home(Path sealed) {
        for (int copy = 0; copy < places.size(); copy++) {
            if (places.get(copy).couldTake(sealed)) {
                return copy;
            }
        }
        return -1;
    }

    @Override
    public SealedFile open(BlobName name, int copy) throws IOException {
        requireAnswering(copy);
        return places.get(copy).open(name);
    }

    @Override
    public Trouble trouble(int copy, Exception failed) {
        if (failed instanceof TamperedException) {
            return Trouble.DAMAGED;
        }
        if (look(copy).away() || failed instanceof StoreAwayException) {
            return Trouble.AWAY;
        }
        return failed instanceof NoSuchFileException ? Trouble.MISSING : Trouble.DAMAGED;
    }

    @Override
    public boolean exists(BlobName name) throws IOException {
        int found = 0;
        int unknown = 0;
        @Nullable IOException why = null;
        for (int copy = 0; copy < places.size(); copy++) {
            try {
                requireAnswering(copy);
                found += places.get(copy).exists(name) ? 1 : 0;
            } catch (IOException failed) {
                why = failed;
                unknown++;
            }
        }
        if (found < quorum && found + unknown >= quorum) {
            throw new StoreAwayException("whether a blob is there is unknown", why);
        }
        return found >= quorum;
    }

    @Override
    public void repair(BlobName name, int damaged, int good) throws IOException {
        try (var source = open(name, good)) {
            put(name, damaged, source);
        }
    }

    @Override
    public void delete(BlobName name) throws IOException {
        @Nullable IOException why = null;
        for (int copy = 0; copy < places.size(); copy++) {
            try {
                requireAnswering(copy);
                places.get(copy).delete(name);
            } catch (IOException failed) {
                why = failed;
            }
        }
        if (why != null) {
            throw why;
        }
    }

    @Override
    public int sweepUnfinished(TenantId tenant, Instant before) throws IOException {
        int swept = 0;
        for (int copy = 0; copy < places.size(); copy++) {
            if (!state(copy).away()) {
                swept += places.get(copy).sweepUnfinished(tenant, before);
            }
        }
        return swept;
    }

    @Override
    public List<Stored> list(TenantId tenant) throws IOException {
        Map<UUID, Instant> found = new HashMap<>();
        for (int copy = 0; copy < places.size(); copy++) {
            if (!state(copy).away()) {
                for (var file : places.get(copy).list(tenant)) {
                    found.merge(file.name().id(), file.storedAt(), (one, two) -> one.isAfter(two) ? one : two);
                }
            }
        }
        return found.entrySet().stream()
                .map(file -> new Stored(new BlobName(tenant, file.getKey()), file.getValue()))
                .toList();
    }

    @Override
    public List<Stored> list(TenantId tenant, int copy) throws IOException {
        requireAnswering(copy);
        return places.get(copy).list(tenant);
    }

    @Override
    public List<Stored> shelf(TenantId tenant, int copy, String shelf) throws IOException {
        requireAnswering(copy);
        return places.get(copy).shelf(tenant, shelf);
    }

    @Override
    public List<PlaceState> places() {
        synchronized (states) {
            return List.of(states);
        }
    }

    @Override
    public List<PlaceState> look() {
        var seen = new ArrayList<PlaceState>();
        for (int copy = 0; copy < places.size(); copy++) {
            seen.add(look(copy));
        }
        return seen;
    }

    @Override
    public boolean takeChange() {
        return changed.getAndSet(false);
    }

    /** Reading still works where there is only no room left; anything else of a place that is away does not. */
    private void requireAnswering(int copy) throws StoreAwayException {
        var state = state(copy);
        if (state.away() && !state.problem().equals(Words.NO_ROOM)) {
            throw new StoreAwayException(state.problem(), null);
        }
    }

    private void requireReachable(int copy) throws StoreAwayException {
        var state = state(copy);
        if (state.away()) {
            throw new StoreAwayException(state.problem(), null);
        }
    }

    private PlaceState state(int copy) {
        synchronized (states) {
            return states[copy];
        }
    }

    /** A write failed. Whether the place is to blame, or this network's credential alone, is found by a look. */
    private StoreAwayException failed(int copy, IOException why) {
        look(copy);
        return new StoreAwayException(Words.of(why), why);
    }

    /** One look at a time: whoever wants another meanwhile takes what that one finds. */
    private PlaceState look(int copy) {
        int before = looked.get(copy);
        looks[copy].lock();
        try {
            if (looked.get(copy) != before) {
                return state(copy);
            }
            var seen = seen(copy);
            looked.incrementAndGet(copy);
            return seen;
        } finally {
            looks[copy].unlock();
        }
    }

    private PlaceState seen(int copy) {
        try {
            if (places.get(copy).check() == BlobPlace.Seen.BEGUN_ANEW) {
                changed.set(true);
            }
            return become(copy, "");
        } catch (IOException away) {
            return become(copy, Words.of(away));
        }
    }

    private PlaceState become(int copy, String problem) {
        synchronized (states) {
            var before = states[copy];
            var since = before.away() ? before.awaySince() : clock.instant();
            states[copy] = new PlaceState(copy, before.location(), problem.isEmpty() ? null : since, problem);
            if (states[copy].away() && !before.away()) {
                LOG.error("Blobs: place {} ({}) can't be used: {}", copy, before.location(), problem);
            } else if (before.away() && !states[copy].away()) {
                changed.set(true);
                LOG.warn("Blobs: place {} ({}) is back", copy, before.location());
            }
            return states[copy];
        }
    }

    /** Reasons in words that hold no path, address or key. */
    private static final class Words {

        private static final String NO_ROOM = "no room";

        private static String of(IOException why) {
            if (why instanceof StoreAwayException away) {
                return String.valueOf(away.getMessage());
            }
            var reason = why instanceof FileSystemException file ? file.getReason() : why.getMessage();
            return String.valueOf(reason).contains("No space left") ? NO_ROOM : why.getClass().getSimpleName();
        }
    }
}
