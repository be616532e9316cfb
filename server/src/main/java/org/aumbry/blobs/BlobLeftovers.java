package org.aumbry.blobs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.data.DataFolder;
import org.aumbry.data.FolderTree;
import org.aumbry.data.TenantLeftovers;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;

/** The files of a tenant, in every place, also those that were on their way. */
@Component
class BlobLeftovers implements TenantLeftovers {

    private final BlobStore store;
    private final List<Path> folders;

    BlobLeftovers(BlobStore store, BlobSettings settings, DataFolder folder) {
        this.store = store;
        var all = new ArrayList<>(settings.directoriesIn(folder.path()));
        all.addAll(settings.stagingIn(folder.path()));
        this.folders = all.stream().distinct().toList();
    }

    @Override
    public String what() {
        return "files";
    }

    @Override
    public Where where() {
        return Where.SHARED;
    }

    /** Copies that are stored, and whatever else lies in the tenant's folders. */
    @Override
    public long count(TenantId tenant) throws IOException {
        long stored = 0;
        for (int copy = 0; copy < store.copies(); copy++) {
            stored += store.list(tenant, copy).size();
        }
        long lying = 0;
        for (var folder : folders) {
            lying += FolderTree.count(folder.resolve(tenant.toString()));
        }
        return Math.max(stored, lying);
    }

    @Override
    public long remove(TenantId tenant) throws IOException {
        long there = count(tenant);
        for (var file : store.list(tenant)) {
            store.delete(file.name());
        }
        store.sweepUnfinished(tenant, Instant.MAX);
        for (var folder : folders) {
            FolderTree.remove(folder.resolve(tenant.toString()));
        }
        return there;
    }
}
