package org.aumbry.blobs;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.data.TenantScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the names that lie in each place with the rows, without reading content: what is missing in some place is
 * noted, and mended by whoever mends.
 */
@Component
class BlobCensus {

    private static final int PAGE = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final TenantScope scope;
    private final BlobStore store;
    private final BlobRowStore rows;
    private final TransactionTemplate transaction;

    BlobCensus(TenantScope scope, BlobStore store, BlobRowStore rows, TransactionTemplate transaction) {
        this.scope = scope;
        this.store = store;
        this.rows = rows;
        this.transaction = transaction;
    }

    /**
     * Counts the copies of the entered tenant's blobs.
     *
     * @return how many blobs have too few copies
     * @throws StoreAwayException when a place does not answer: then nothing is known and nothing noted
     */
    int count() throws IOException {
        List<Set<UUID>> places = new java.util.ArrayList<>();
        for (int copy = 0; copy < store.copies(); copy++) {
            places.add(store.list(scope.current(), copy).stream()
                    .map(file -> file.name().id())
                    .collect(Collectors.toCollection(HashSet::new)));
        }
        int tooFew = 0;
        var page = page(BEFORE_ALL);
        while (!page.isEmpty()) {
            tooFew += note(page, places);
            page = page(page.getLast());
        }
        return tooFew;
    }

    private int note(List<UUID> ids, List<Set<UUID>> places) {
        var byCount = ids.stream().collect(Collectors.groupingBy(
                id -> (int) places.stream().filter(place -> place.contains(id)).count()));
        transaction.executeWithoutResult(running -> byCount.forEach((count, found) -> rows.counted(found, count)));
        return ids.size() - byCount.getOrDefault(places.size(), List.of()).size();
    }

    private List<UUID> page(UUID after) {
        return Objects.requireNonNull(transaction.execute(running -> rows.page(after, PAGE)));
    }
}
