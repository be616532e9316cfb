package org.aumbry.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aumbry.crypto.Randomness;
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

    private static final String NODE_FILE = "node";
    private static final String NODE_PREFIX = "node-";
    private static final int NODE_BYTES = 16;
    private static final Pattern NODE_NAME = Pattern.compile("[a-z0-9]{1,20}");

    private final Path path;
    private final Path own;
    private final boolean beside;
    private final @Nullable FileChannel lockChannel;

    private DataFolder(Path path, Path own, boolean beside, @Nullable FileChannel lockChannel) {
        this.path = path;
        this.own = own;
        this.beside = beside;
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
            return new DataFolder(path, path, false, channel);
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
        return new DataFolder(path, path, true, null);
    }

    /**
     * Takes part in a folder that the installation's first node made: for a further node on the same stores. What is
     * this node's alone lies in a folder inside, which one process at a time has.
     *
     * @param name of the node: 1 to 20 letters a-z and digits
     */
    public static DataFolder node(Path folder, String name) {
        if (!NODE_NAME.matcher(name).matches()) {
            throw new CannotStartException("aumbry.node is a name of 1 to 20 letters a-z and digits.");
        }
        var path = beside(folder).path();
        var own = path.resolve(NODE_PREFIX + name);
        return new DataFolder(path, own, true, lock(own));
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

    /** Whether another process runs what only one can run: the embedded database. */
    boolean isBeside() {
        return beside;
    }

    /** Who this node is, for good: made when it is first asked for. */
    public UUID node() {
        var file = own.resolve(NODE_FILE);
        try {
            if (!Files.exists(file)) {
                var fresh = own.resolve(NODE_FILE + ".new");
                Files.writeString(fresh, UUID.nameUUIDFromBytes(new Randomness().bytes(NODE_BYTES)) + "\n");
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return UUID.fromString(Files.readString(file).strip());
        } catch (IOException failed) {
            throw unwritable(own, failed);
        }
    }

    /**
     * Keeps other commands from the same work until it is closed.
     *
     * @param work its name, from the program
     * @throws CannotStartException when another one is at it
     */
    public Exclusive alone(String work) {
        var file = path.resolve(work + ".lock");
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (taken(channel)) {
                return () -> release(channel);
            }
            channel.close();
        } catch (IOException failed) {
            throw unwritable(file, failed);
        }
        throw new CannotStartException("Another command is at this work (" + work + ") right now: wait for its end,"
                + " then say it again.");
    }

    /** A piece of work that nobody else does meanwhile. */
    @FunctionalInterface
    public interface Exclusive extends AutoCloseable {
        @Override
        void close();
    }

    /** A folder of this node alone, readable by this user only; made when there is none. */
    public Path own(String name) {
        return folder(own, name);
    }

    public Path path() {
        return path;
    }

    /** A folder inside, readable by this user only; made when there is none. */
    public Path folder(String name) {
        return folder(path, name);
    }

    private static Path folder(Path within, String name) {
        var folder = within.resolve(name);
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
