package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.util.function.BiConsumer;

/** Copies one part from a location to another. */
final class Healing {

    private static final String BLOBS = "blobs/";

    private Healing() {}

    /** @return whether the target has it now; false also when the source turned out to be damaged or gone */
    static boolean copy(
            String part,
            ArchiveLocation source,
            ArchiveLocation target,
            BiConsumer<ArchiveLocation, IOException> failed) {
        try {
            if (part.startsWith(BLOBS)) {
                return copyFile(part, source, target, failed);
            }
            var bytes = source.get(part);
            if (!Parts.whole(bytes)) {
                return false;
            }
            return put(part, bytes, target, failed);
        } catch (NoSuchFileException deletedMeanwhile) {
            return false;
        } catch (IOException unreadable) {
            failed.accept(source, unreadable);
            return false;
        }
    }

    private static boolean put(
            String part, byte[] bytes, ArchiveLocation target, BiConsumer<ArchiveLocation, IOException> failed) {
        try {
            target.put(part, bytes);
            return true;
        } catch (IOException full) {
            failed.accept(target, full);
            return false;
        }
    }

    private static boolean copyFile(
            String part,
            ArchiveLocation source,
            ArchiveLocation target,
            BiConsumer<ArchiveLocation, IOException> failed)
            throws IOException {
        var half = Files.createTempFile("aumbry-archive-", ".part");
        try {
            try (var in = source.open(part)) {
                Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
            }
            try {
                target.put(part, half);
                return true;
            } catch (IOException full) {
                failed.accept(target, full);
                return false;
            }
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
