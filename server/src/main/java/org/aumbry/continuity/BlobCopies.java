package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.aumbry.crypto.Hashes;
import org.jspecify.annotations.Nullable;

/**
 * Copies every new blob. Blobs are sealed already, under keys that the archive holds in its sealed parts only, and
 * never change; so each is copied once, as it is.
 */
final class BlobCopies {

    static final String FOLDER = "blobs/";

    private static final int BUFFER_BYTES = 1 << 16;

    private final BlobSource source;
    private final Copies copies;
    private final Map<String, Listed> known = new ConcurrentSkipListMap<>();
    private volatile @Nullable Instant upTo;

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

    BlobCopies(BlobSource source, Copies copies) {
        this.source = source;
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

    /** Every blob that was acknowledged before this is copied; null when none was yet. */
    @Nullable Instant upTo() {
        return upTo;
    }

    /** Copies what came since the last time. @return how many */
    int copyNew() throws IOException {
        var taking = new Taking();
        upTo = source.visit(taking);
        return taking.copied;
    }

    private final class Taking implements BlobSource.Taker {

        private int copied;

        @Override
        public boolean wants(String name) {
            return !known.containsKey(FOLDER + name);
        }

        @Override
        public void take(String name, Path file) throws IOException {
            try {
                var listed = new Listed(FOLDER + name, Files.size(file), sha256(file));
                copies.put(listed.name(), file);
                known.put(listed.name(), listed);
                copied++;
            } catch (NoSuchFileException removedMeanwhile) {
                // Then nothing needs it.
                return;
            }
        }
    }

    /** Whether the live store still has it. */
    boolean alive(String name) throws IOException {
        return source.alive(name.substring(FOLDER.length()));
    }

    void forget(String name) {
        known.remove(name);
        copies.delete(name);
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
