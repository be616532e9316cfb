package org.aumbry.search;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tenant's open index and how far it has followed the database. All methods need the tenant's scope.
 *
 * <p>A change is visible to questions once it was taken in, and leaves the outbox once the index has durably committed
 * it. After a crash the rest of the outbox is simply taken in again.
 */
final class LiveIndex {

    private static final Logger LOG = LoggerFactory.getLogger(LiveIndex.class);
    private static final int MOST_UNCOMMITTED = 2000;
    private static final int BUILT_BETWEEN_COMMITS = 2000;
    private static final String FORM = "form";
    private static final String INDEX = "index";
    private static final String COUNT = "count";
    private static final String BUILT = "built";
    private static final String KIND = "kind";
    private static final String AFTER = "after";

    private final UUID id;
    private final String form;
    private final TenantIndex index;
    private final Intake intake;
    private final Clock clock;
    private final ReentrantLock changing = new ReentrantLock();
    private final List<Long> taken = new ArrayList<>();
    private long count;
    private Instant oldestUncommitted = Instant.MAX;
    private volatile Intake.@Nullable Place place;
    private int built;
    private int builtSinceCommit;
    private volatile int remaining;

    /** @throws IndexUnusable when what is on disk is not this index, or not all of it */
    LiveIndex(IndexKeys.Held held, TenantIndex index, Intake intake, Clock clock) throws IndexUnusable {
        this.id = held.index();
        this.index = index;
        this.intake = intake;
        this.clock = clock;
        var remembered = index.remembered();
        this.form = intake.form();
        this.count = count(remembered, held, form);
        this.place = place(remembered);
    }

    /** What is on disk can't be the tenant's index; a fresh one has to be built. */
    static final class IndexUnusable extends Exception {

        IndexUnusable(String reason) {
            super(reason, null, false, false);
        }
    }

    private static long count(Map<String, String> remembered, IndexKeys.Held held, String form) throws IndexUnusable {
        if (remembered.isEmpty() && held.committedCount() == 0) {
            return 0;
        }
        if (!held.index().toString().equals(remembered.get(INDEX))) {
            throw new IndexUnusable("another index is on disk");
        }
        if (!form.equals(remembered.get(FORM))) {
            throw new IndexUnusable("it was built in another form or of other kinds of things");
        }
        var found = Long.parseLong(remembered.getOrDefault(COUNT, "-1"));
        if (found != held.committedCount() && found != held.committedCount() + 1) {
            throw new IndexUnusable("the index on disk is of another time than the database");
        }
        return found;
    }

    private static Intake.@Nullable Place place(Map<String, String> remembered) {
        if (remembered.containsKey(BUILT)) {
            return null;
        }
        var after = remembered.get(AFTER);
        return after == null
                ? Intake.Place.BEGINNING
                : new Intake.Place(remembered.getOrDefault(KIND, ""), UUID.fromString(after));
    }

    TenantIndex index() {
        return index;
    }

    /** Whether everything that can be found has been in the index once. */
    boolean isBuilt() {
        return remaining == 0 && place == null;
    }

    /** Things not yet in the index while it is being built; 0 when it is whole. */
    int remaining() {
        return remaining;
    }

    /** Takes in every change committed before this call. */
    void follow() throws IOException {
        changing.lock();
        try {
            var changed = false;
            var batch = intake.next(id, taken);
            while (!batch.changes().isEmpty()) {
                batch.into(index);
                if (taken.isEmpty()) {
                    oldestUncommitted = clock.instant();
                }
                batch.changes().forEach(change -> taken.add(change.number()));
                changed = true;
                if (taken.size() >= MOST_UNCOMMITTED) {
                    commit();
                }
                batch = intake.next(id, taken);
            }
            if (changed) {
                index.refresh();
            }
        } finally {
            changing.unlock();
        }
    }

    /** Whether nothing of the index has been built yet. */
    boolean isBare() {
        return Intake.Place.BEGINNING.equals(place);
    }

    /** Goes on building for at most so long; does nothing when the index is whole. */
    void build(Duration atMost) throws IOException {
        if (place == null || atMost.isZero()) {
            return;
        }
        changing.lock();
        try {
            var until = System.nanoTime() + atMost.toNanos();
            if (place != null && remaining == 0) {
                remaining = Math.max(1, intake.count(place));
            }
            for (var from = place; from != null; from = System.nanoTime() < until ? place : null) {
                buildOn(from);
            }
            index.refresh();
        } finally {
            changing.unlock();
        }
    }

    private void buildOn(Intake.Place from) throws IOException {
        var stretch = intake.walk(from);
        for (var document : stretch.documents()) {
            index.put(document);
        }
        place = stretch.next();
        built += stretch.listed();
        builtSinceCommit += stretch.listed();
        remaining = place == null ? 0 : Math.max(1, remaining - stretch.listed());
        if (place == null || builtSinceCommit >= BUILT_BETWEEN_COMMITS) {
            commit();
            if (built > 0) {
                LOG.info("Search index {}: {} things built, {} to go", id, built, remaining);
            }
        }
    }

    /** What a probe does while its things are planted. */
    interface Trial<T> {
        T run() throws IOException;
    }

    /** Lets a probe look at the live index with things planted in it, which are gone again afterwards. */
    <T> T withPlanted(List<SearchDocument> planted, Trial<T> trial) throws IOException {
        changing.lock();
        try {
            for (var thing : planted) {
                index.put(thing);
            }
            index.refresh();
            return trial.run();
        } finally {
            try {
                takeOut(planted);
            } finally {
                changing.unlock();
            }
        }
    }

    /** What can't be taken out must neither be found nor committed: the index is given up and opened anew. */
    private void takeOut(List<SearchDocument> planted) throws IOException {
        try {
            for (var thing : planted) {
                index.remove(thing.kind(), thing.id());
            }
            index.refresh();
        } catch (IOException | RuntimeException failed) {
            try {
                index.close();
            } catch (IOException | RuntimeException second) {
                failed.addSuppressed(second);
            }
            throw failed;
        }
    }

    /** Makes everything taken in durable now. */
    void commitNow() throws IOException {
        changing.lock();
        try {
            commit();
        } finally {
            changing.unlock();
        }
    }

    /** Makes durable what has waited that long. */
    void commitAfter(Duration waited) throws IOException {
        changing.lock();
        try {
            if (!taken.isEmpty() && !clock.instant().isBefore(oldestUncommitted.plus(waited))) {
                commit();
            }
        } finally {
            changing.unlock();
        }
    }

    private void commit() throws IOException {
        var next = count + 1;
        index.commit(remember(next));
        count = next;
        builtSinceCommit = 0;
        intake.committed(id, next, taken);
        taken.clear();
        oldestUncommitted = Instant.MAX;
    }

    private Map<String, String> remember(long next) {
        var remember = new HashMap<>(Map.of(FORM, form, INDEX, id.toString(), COUNT, Long.toString(next)));
        var current = place;
        if (current == null) {
            remember.put(BUILT, "yes");
        } else if (current.after() != null) {
            remember.put(KIND, current.kind());
            remember.put(AFTER, current.after().toString());
        }
        return remember;
    }
}
