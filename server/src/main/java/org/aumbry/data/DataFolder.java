package org.aumbry.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one folder that holds everything an installation keeps. One process at a time has it.
 *
 * <p>A file named {@code aumbry-data} in it says which form the folder has; a folder of another form is refused.
 */
public final class DataFolder implements AutoCloseable {

    /** Form of the folder this program writes. */
    static final int FORM = 1;

    private static final String FORM_FILE = "aumbry-data";
    private static final String LOCK_FILE = "lock";
    private static final String FORM_PREFIX = "aumbry data folder, form ";
    private static final long LEAST_FREE_BYTES = 200L << 20;

    /** What other parts of the program may have put there before the folder was first opened. */
    private static final Set<String> OWN_NAMES =
            Set.of(LOCK_FILE, "keys", "tls", "blobs", "index", "lost+found", "aumbry.yaml");

    private final Path path;
    private final @Nullable FileChannel lockChannel;

    private DataFolder(Path path, @Nullable FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /**
     * Takes the folder for this process, making it when there is none.
     *
     * @throws CannotStartException when it can't be used, saying why
     */
    public static DataFolder open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        var channel = lock(path);
        try {
            checkForm(path);
            checkSpace(path);
            return new DataFolder(path, channel);
        } catch (RuntimeException refused) {
            release(channel);
            throw refused;
        }
    }

    /** Looks into a folder that another process has, or may have: for commands beside a running server. */
    public static DataFolder beside(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        if (!Files.exists(path.resolve(FORM_FILE))) {
            throw new CannotStartException("There is no Aumbry data in " + path + ": start the server first, or name"
                    + " the folder with AUMBRY_DATA.");
        }
        checkForm(path);
        return new DataFolder(path, null);
    }

    /** Whether some process has the folder now. */
    public static boolean inUse(Path folder) {
        var lock = folder.toAbsolutePath().normalize().resolve(LOCK_FILE);
        if (!Files.exists(lock)) {
            return false;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            return held == null;
        } catch (OverlappingFileLockException ours) {
            return true;
        } catch (IOException unreadable) {
            throw new CannotStartException("The lock file " + lock + " can't be opened by this user.", unreadable);
        }
    }

    /** Whether another process has this folder and we only look in. */
    boolean isBeside() {
        return lockChannel == null;
    }

    public Path path() {
        return path;
    }

    /** A folder inside, readable by this user only; made when there is none. */
    public Path folder(String name) {
        var folder = path.resolve(name);
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        } catch (IOException failed) {
            throw unwritable(folder, failed);
        }
    }

    /** Gives the folder back. */
    @Override
    public void close() {
        if (lockChannel != null) {
            release(lockChannel);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static FileChannel lock(Path path) {
        try {
            Files.createDirectories(path);
            var file = path.resolve(LOCK_FILE);
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!taken(channel)) {
                channel.close();
                throw new CannotStartException("The data folder " + path + " is in use by another Aumbry process: stop"
                        + " that one, or name another folder with AUMBRY_DATA.");
            }
            return channel;
        } catch (IOException failed) {
            throw unwritable(path, failed);
        }
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    private static void checkForm(Path path) {
        var file = path.resolve(FORM_FILE);
        try {
            if (Files.exists(file)) {
                var found = Files.readString(file).strip();
                if (!found.equals(FORM_PREFIX + FORM)) {
                    throw new CannotStartException("The data folder " + path + " was written by another version of"
                            + " Aumbry (\"" + found + "\", this one writes \"" + FORM_PREFIX + FORM
                            + "\"): start that version, or name another folder with AUMBRY_DATA.");
                }
                return;
            }
            try (var content = Files.list(path)) {
                var foreign = content.map(Path::getFileName)
                        .map(Path::toString)
                        .filter(name -> !OWN_NAMES.contains(name))
                        .findAny();
                if (foreign.isPresent()) {
                    throw new CannotStartException("The folder " + path + " holds other files and is no Aumbry data"
                            + " folder: name an empty or a new one with AUMBRY_DATA.");
                }
            }
            var fresh = path.resolve(FORM_FILE + ".new");
            Files.writeString(fresh, FORM_PREFIX + FORM + "\n");
            Files.move(fresh, file);
        } catch (IOException failed) {
            throw unwritable(path, failed);
        }
    }

    private static void checkSpace(Path path) {
        try {
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw new CannotStartException("The disk of " + path + " is full (" + (free >> 20) + " MB free, "
                        + (LEAST_FREE_BYTES >> 20) + " MB needed to start): make room, then start again.");
            }
        } catch (IOException failed) {
            throw unwritable(path, failed);
        }
    }

    static CannotStartException unwritable(Path path, IOException why) {
        var reason = why instanceof AccessDeniedException ? "" : " (" + why.getMessage() + ")";
        return new CannotStartException(
                "The data folder can't be written at " + path + reason + ": make it writable for the user "
                        + System.getProperty("user.name") + ", or name another folder with AUMBRY_DATA.",
                why);
    }

    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // The operating system gives the lock back with the process at the latest.
        }
    }
}
