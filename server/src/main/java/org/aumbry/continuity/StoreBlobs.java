package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.aumbry.blobs.SealedFiles;
import org.aumbry.kernel.TenantId;

/** Blobs that lie in buckets only: what is new is told by the databases, and each is fetched once, sealed. */
final class StoreBlobs implements BlobSource {

    /** A transaction may be that long between writing a blob down and its end. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final SealedFiles files;
    private final Path folder;
    private final Clock clock;
    private final Map<TenantId, Instant> visited = new HashMap<>();

    /** @param folder for one file at a time, on its way */
    StoreBlobs(SealedFiles files, Path folder, Clock clock) {
        this.files = files;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public Instant visit(Taker taker) throws IOException {
        var now = clock.instant();
        for (var tenant : files.networks()) {
            var since = visited.getOrDefault(tenant, Instant.EPOCH);
            for (var id : files.since(tenant, since)) {
                var name = name(tenant, id);
                if (taker.wants(name)) {
                    take(tenant, id, name, taker);
                }
            }
            visited.put(tenant, now.minus(OVERLAP));
        }
        return now;
    }

    private void take(TenantId tenant, UUID id, String name, Taker taker) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("archive-" + id);
        Files.deleteIfExists(file);
        try {
            files.fetch(tenant, id, file);
            taker.take(name, file);
        } catch (NoSuchFileException removedMeanwhile) {
            // Then nothing needs it.
            return;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    static String name(TenantId tenant, UUID id) {
        var text = id.toString();
        return tenant + "/" + text.substring(text.length() - 2) + "/" + text;
    }

    @Override
    public boolean alive(String name) throws IOException {
        var parts = name.split("/");
        return files.exists(TenantId.parse(parts[0]), UUID.fromString(parts[2]));
    }
}
