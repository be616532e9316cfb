package org.aumbry.blobs;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Sealed files in one folder, for tests that have no databases of networks: what is new is not known then. */
public final class FolderFiles {

    private FolderFiles() {}

    public static SealedFiles in(Path folder) {
        var disk = new RealDisk();
        var store = new CopiedStore(
                List.of(new DirectoryPlace("here", folder, disk, 0)), 1, disk, Clock.systemUTC());
        store.look();
        return new SealedFiles(store, new BlobRowStore(null), null, null, null);
    }
}
