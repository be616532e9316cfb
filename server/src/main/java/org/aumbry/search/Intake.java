package org.aumbry.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aumbry.kernel.AccessClass;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the index takes from the database, each time in a transaction of its own: never in one that could still be
 * rolled back.
 */
@Component
class Intake {

    /** To be raised whenever words are cut or kept in another way: older indexes are then built anew. */
    private static final int FORM = 1;

    private static final int BATCH = 100;
    private static final int COUNTED_AT_ONCE = 1000;

    private final OutboxStore outbox;
    private final IndexStore indexes;
    private final Sources sources;
    private final TransactionTemplate own;

    Intake(OutboxStore outbox, IndexStore indexes, Sources sources, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.indexes = indexes;
        this.sources = sources;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What became of changed things: what to put, what to move to another class; whatever is in neither is gone. */
    record Batch(
            List<OutboxStore.Change> changes,
            Map<String, Map<UUID, SearchDocument>> documents,
            Map<String, Map<UUID, AccessClass>> classes) {

        void into(TenantIndex index) throws IOException {
            for (var change : latest(changes)) {
                var document = documents.getOrDefault(change.kind(), Map.of()).get(change.id());
                var moved = classes.getOrDefault(change.kind(), Map.of()).get(change.id());
                if (document != null) {
                    index.put(document);
                } else if (!change.words() && moved != null) {
                    index.reclass(change.kind(), change.id(), moved);
                } else {
                    index.remove(change.kind(), change.id());
                }
            }
        }
    }

    /** Another node took this index for gone and let go of what was kept for it: it misses changes. */
    static final class ForgottenException extends IOException {}

    /** The next changes not among those taken, with what they became; empty when there are none. */
    Batch next(UUID index, List<Long> taken) {
        return inOwnTransaction(() -> {
            var changes = outbox.pending(index, taken, BATCH)
                    .orElseThrow(() -> new UncheckedIOException(new ForgottenException()));
            var documents = new HashMap<String, Map<UUID, SearchDocument>>();
            var classes = new HashMap<String, Map<UUID, AccessClass>>();
            for (var source : sources.inOrder()) {
                var words = ids(changes, source.kind(), true);
                var moved = ids(changes, source.kind(), false);
                documents.put(source.kind(), load(source, words));
                classes.put(source.kind(), moved.isEmpty() ? Map.of() : source.classes(moved));
            }
            return new Batch(changes, documents, classes);
        });
    }

    private static List<UUID> ids(List<OutboxStore.Change> changes, String kind, boolean words) {
        return latest(changes).stream()
                .filter(change -> change.kind().equals(kind) && change.words() == words)
                .map(OutboxStore.Change::id)
                .toList();
    }

    /** One change for each thing, with words when any of its changes had. */
    private static List<OutboxStore.Change> latest(List<OutboxStore.Change> changes) {
        var latest = new LinkedHashMap<String, OutboxStore.Change>();
        for (var change : changes) {
            latest.merge(change.kind() + change.id(), change, (a, b) -> a.words() ? a : b);
        }
        return List.copyOf(latest.values());
    }

    private static Map<UUID, SearchDocument> load(SearchSource source, List<UUID> ids) {
        var documents = new HashMap<UUID, SearchDocument>();
        if (!ids.isEmpty()) {
            source.load(ids).forEach(document -> documents.put(document.id(), document));
        }
        return documents;
    }

    /**
     * A place in the walk over everything that can be found.
     *
     * @param kind the source being walked; empty at the beginning
     * @param after the last thing taken from it; null before its first
     */
    record Place(String kind, @Nullable UUID after) {

        static final Place BEGINNING = new Place("", null);
    }

    /** Things from that place on, and the place after them; null at the end. */
    record Stretch(List<SearchDocument> documents, int listed, @Nullable Place next) {}

    Stretch walk(Place from) {
        return inOwnTransaction(() -> {
            for (var source : sources.inOrder()) {
                if (source.kind().compareTo(from.kind()) < 0) {
                    continue;
                }
                var after = source.kind().equals(from.kind()) ? from.after() : null;
                var ids = source.list(after, BATCH);
                if (!ids.isEmpty()) {
                    return new Stretch(source.load(ids), ids.size(), new Place(source.kind(), ids.getLast()));
                }
            }
            return new Stretch(List.of(), 0, null);
        });
    }

    /** How many things there are from that place on. */
    int count(Place from) {
        var count = 0;
        for (var source : sources.inOrder()) {
            if (source.kind().compareTo(from.kind()) >= 0) {
                var after = source.kind().equals(from.kind()) ? from.after() : null;
                count += count(source, after);
            }
        }
        return count;
    }

    private int count(SearchSource source, @Nullable UUID from) {
        var count = 0;
        var ids = listAfter(source, from);
        while (!ids.isEmpty()) {
            count += ids.size();
            ids = listAfter(source, ids.getLast());
        }
        return count;
    }

    private List<UUID> listAfter(SearchSource source, @Nullable UUID after) {
        return inOwnTransaction(() -> source.list(after, COUNTED_AT_ONCE));
    }

    /** Notes a durable commit: its changes need not be kept any longer. */
    void committed(UUID index, long count, List<Long> taken) {
        inOwnTransaction(() -> {
            if (!taken.isEmpty()) {
                outbox.delete(taken);
            }
            indexes.noteCommit(index, count);
            return count;
        });
    }

    /** Whether this node's index, if there is one, has something to take in. */
    boolean anythingPending() {
        return inOwnTransaction(() -> indexes.find()
                .flatMap(known -> outbox.pending(known.id(), List.of(), 1))
                .filter(changes -> !changes.isEmpty())
                .isPresent());
    }

    /** Lets go of indexes of nodes that are gone, and of what was kept for them. @return how many */
    int forgetLeft(Instant before) {
        return inOwnTransaction(() -> {
            int left = indexes.forgetLeft(before);
            if (left > 0) {
                outbox.deleteOfNoIndex();
            }
            return left;
        });
    }

    /** What an index must have been built from to be used: the form of its documents and the kinds of things in it. */
    String form() {
        return FORM + " " + sources.inOrder().stream().map(SearchSource::kind).collect(Collectors.joining(" "));
    }

    <T> T inOwnTransaction(Supplier<T> work) {
        return Objects.requireNonNull(own.execute(status -> work.get()));
    }
}
