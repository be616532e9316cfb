package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/**
 * Brings a stand-by's folder each file that the archive has and the folder lacks. They stay sealed; no key is needed.
 */
public final class FollowedFiles {

    private static final String HALF = "incoming-blob";

    /** A look through a large archive may take long; then it is done less often. */
    private static final int PART_OF_TIME = 10;

    private final ArchiveReader reader;
    private final Path folder;
    private long nextLook = System.nanoTime();
    private String said = "";

    private FollowedFiles(ArchiveReader reader, Path folder) {
        this.reader = reader;
        this.folder = folder;
    }

    /** @param folder the stand-by's data folder */
    public static FollowedFiles of(List<Media> from, Path folder) {
        return new FollowedFiles(new ArchiveReader(Media.locations(from), null), folder);
    }

    static FollowedFiles of(ArchiveReader reader, Path folder) {
        return new FollowedFiles(reader, folder);
    }

    /** Fetches what is new, when it is time. @return how the files are, for the person who looks */
    public String catchUp() {
        long start = System.nanoTime();
        if (start - nextLook < 0) {
            return said;
        }
        try {
            int fetched = fetch();
            said = "files as in the archive" + (fetched > 0 ? " (" + fetched + " new)" : "");
        } catch (IOException failed) {
            said = "FILES NOT FETCHED: " + org.aumbry.data.CannotStartException.why(failed);
        }
        long took = System.nanoTime() - start;
        nextLook = System.nanoTime() + Math.min(took * PART_OF_TIME, Duration.ofHours(1).toNanos());
        return said;
    }

    /** Fetches what is new. @return how many files */
    int fetch() throws IOException {
        int fetched = 0;
        for (var blob : reader.everyBlob()) {
            var to = folder.resolve(blob.name()).normalize();
            if (!to.startsWith(folder)) {
                throw new IOException("a file of the archive reaches out of the data folder");
            }
            if (!Files.exists(to)) {
                fetch(blob, to);
                fetched++;
            }
        }
        return fetched;
    }

    /** Whole or absent, whatever happens meanwhile. */
    private void fetch(BlobCopies.Listed blob, Path to) throws IOException {
        var half = folder.resolve(HALF);
        reader.fetchBlob(blob, half);
        if (Files.size(half) != blob.bytes()) {
            throw new IOException("a file of the archive is cut off");
        }
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
        Files.createDirectories(to.getParent(), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
        Files.move(half, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
