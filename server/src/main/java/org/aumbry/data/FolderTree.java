package org.aumbry.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder with everything below it. */
public final class FolderTree {

    private FolderTree() {}

    /** How many files there are; none where there is no such folder. */
    public static long count(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    /** Removes all of it, the folder last; what was interrupted is finished by repeating it. @return how many files */
    public static long remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        long files = 0;
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                files += Files.isRegularFile(path) ? 1 : 0;
                delete(path);
            }
        }
        return files;
    }

    private static void delete(Path path) throws IOException {
        try {
            Files.delete(path);
        } catch (NoSuchFileException gone) {
            // Another program removes the same.
            return;
        }
    }
}
