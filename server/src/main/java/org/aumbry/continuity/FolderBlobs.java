package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Blobs in a folder. A shelf whose time did not change holds nothing new and is not looked into. */
final class FolderBlobs implements BlobSource {

    private static final Pattern TENANT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SHELF = Pattern.compile("[0-9a-f]{2}");

    private final Path container;
    private final Clock clock;
    private final Map<Path, FileTime> seen = new HashMap<>();

    FolderBlobs(Path container, Clock clock) {
        this.container = container;
        this.clock = clock;
    }

    @Override
    public Instant visit(Taker taker) throws IOException {
        var now = clock.instant();
        for (var tenant : below(container, TENANT)) {
            for (var shelf : below(tenant, SHELF)) {
                var changed = Files.getLastModifiedTime(shelf);
                if (!changed.equals(seen.get(shelf))) {
                    visit(tenant, shelf, taker);
                    seen.put(shelf, changed);
                }
            }
        }
        return now;
    }

    private static void visit(Path tenant, Path shelf, Taker taker) throws IOException {
        for (var blob : below(shelf, TENANT)) {
            var name = tenant.getFileName() + "/" + shelf.getFileName() + "/" + blob.getFileName();
            if (taker.wants(name)) {
                taker.take(name, blob);
            }
        }
    }

    @Override
    public boolean alive(String name) {
        return Files.exists(container.resolve(name));
    }

    private static List<Path> below(Path folder, Pattern names) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> names.matcher(path.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }
}
