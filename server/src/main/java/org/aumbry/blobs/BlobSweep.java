package org.aumbry.blobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.data.TenantScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes away what nobody needs: stale uploads, files without a row, removed blobs whose time is over. */
@Component
class BlobSweep {

    private static final int BATCH = 500;

    private final TenantScope scope;
    private final Uploads uploads;
    private final BlobStore store;
    private final BlobRowStore rows;
    private final BlobSettings settings;
    private final SweepTools tools;

    BlobSweep(
            TenantScope scope,
            Uploads uploads,
            BlobStore store,
            BlobRowStore rows,
            BlobSettings settings,
            SweepTools tools) {
        this.scope = scope;
        this.uploads = uploads;
        this.store = store;
        this.rows = rows;
        this.settings = settings;
        this.tools = tools;
    }

    /** Time and transactions. */
    @Component
    record SweepTools(Clock clock, TransactionTemplate transaction) {}

    /**
     * What was taken away.
     *
     * @param staged files of stale uploads and of interrupted copies
     * @param orphans blobs that no row knows
     * @param removed blobs that were removed long enough ago
     */
    record Report(int staged, int orphans, int removed) {}

    /** Sweeps the entered tenant. */
    Report sweep() {
        try {
            var stale = tools.clock().instant().minus(settings.staleAfter());
            int staged = uploads.sweep(scope.current(), stale) + store.sweepUnfinished(scope.current(), stale);
            int removed = sweepRemoved();
            return new Report(staged, sweepOrphans(), removed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The row first: a file without a row is swept the next time, a row without a file would be a loss. */
    private int sweepRemoved() throws IOException {
        var before = tools.clock().instant().minus(settings.keepRemoved());
        var gone = tools.transaction().execute(running -> {
            var due = rows.removedBefore(before, BATCH);
            due.forEach(row -> rows.delete(row.id()));
            return due;
        });
        for (var row : gone) {
            store.delete(row.name(scope.current()));
        }
        return gone.size();
    }

    private int sweepOrphans() throws IOException {
        var before = tools.clock().instant().minus(settings.keepRemoved());
        var old = store.list(scope.current()).stream()
                .filter(file -> file.storedAt().isBefore(before))
                .map(BlobStore.Stored::name)
                .toList();
        int swept = 0;
        for (int from = 0; from < old.size(); from += BATCH) {
            for (var name : unknown(old.subList(from, Math.min(old.size(), from + BATCH)))) {
                store.delete(name);
                swept++;
            }
        }
        return swept;
    }

    private List<BlobName> unknown(List<BlobName> names) {
        var known = tools.transaction()
                .execute(running -> rows.known(names.stream().map(BlobName::id).toList()));
        var unknown = new ArrayList<>(names);
        unknown.removeIf(name -> known.contains(name.id()));
        return unknown;
    }
}
