package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.aumbry.crypto.Hashes;

/**
 * Copies every new blob. Blobs are sealed already, under keys that the archive holds in its sealed parts only, and
 * never
 * change; so each is copied once, as it is.
 *
 * <p>A shelf whose time did not change holds nothing new and is not looked into.
 */
final class BlobCopies {

    static final String FOLDER = "blobs/";

    private static final Pattern TENANT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SHELF = Pattern.compile("[0-9a-f]{2}");
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path container;
    private final Copies copies;
    private final Map<Path, FileTime> seen = new HashMap<>();
    private final Map<String, Listed> known = new ConcurrentSkipListMap<>();

    /** A blob in the archive: how long it is and the SHA-256 of its sealed bytes. */
    record Listed(String name, long bytes, String sha256) {

        String line() {
            return "blob " + name + " " + bytes + " " + sha256;
        }

        static Listed parse(String line) {
            var words = line.split(" ");
            return new Listed(words[0], Long.parseLong(words[1]), words[2]);
        }
    }

    BlobCopies(Path container, Copies copies) {
        this.container = container;
        this.copies = copies;
    }

    /** What an earlier run copied, so that it is not read again. */
    void knows(List<Listed> earlier) {
        earlier.forEach(blob -> known.put(blob.name(), blob));
    }

    /** Everything that was copied, in the order of names. */
    Map<String, Listed> known() {
        return new TreeMap<>(known);
    }

    /** Copies what came since the last time. @return how many */
    int copyNew() throws IOException {
        int copied = 0;
        for (var tenant : below(container, TENANT)) {
            for (var shelf : below(tenant, SHELF)) {
                var changed = Files.getLastModifiedTime(shelf);
                if (changed.equals(seen.get(shelf))) {
                    continue;
                }
                copied += copyShelf(tenant, shelf);
                seen.put(shelf, changed);
            }
        }
        return copied;
    }

    private int copyShelf(Path tenant, Path shelf) throws IOException {
        int copied = 0;
        for (var blob : below(shelf, TENANT)) {
            var name = FOLDER + tenant.getFileName() + "/" + shelf.getFileName() + "/" + blob.getFileName();
            if (known.containsKey(name)) {
                continue;
            }
            try {
                var listed = new Listed(name, Files.size(blob), sha256(blob));
                copies.put(name, blob);
                known.put(name, listed);
                copied++;
            } catch (NoSuchFileException removedMeanwhile) {
                // Then nothing needs it.
            }
        }
        return copied;
    }

    /** Whether the live store still has it. */
    boolean alive(String name) {
        return Files.exists(container.resolve(name.substring(FOLDER.length())));
    }

    void forget(String name) {
        known.remove(name);
        copies.delete(name);
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

    static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return sha256(in);
        }
    }

    static String sha256(java.io.InputStream in) throws IOException {
        var digest = Hashes.sha256();
        var buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
