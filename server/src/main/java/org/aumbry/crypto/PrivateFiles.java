package org.aumbry.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Small files that only the server's own user may read, written whole or not at all. */
final class PrivateFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER_OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** Reads the file. Refuses one that others may read: that is a mistake to mend, not to live with. */
    static byte[] read(Path file) {
        try {
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new KmsUnavailableException("Others may read " + file + ". Run: chmod 600 " + file);
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new KmsUnavailableException("The key file can't be read: " + file, unreadable);
        }
    }

    /** Writes beside, syncs, renames, syncs the folder: a crash leaves the old file or the new one. */
    static void write(Path file, byte[] bytes) {
        try {
            var folder = file.toAbsolutePath().getParent();
            createFolder(folder);
            var beside = folder.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(beside);
            var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = FileChannel.open(beside, options, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (IOException unwritable) {
            throw new KmsUnavailableException("The key file can't be written: " + file, unwritable);
        }
    }

    /** Overwrites and removes the file; a disk may still keep what lay there. */
    static void erase(Path file) {
        try {
            Files.write(file, new byte[(int) Files.size(file)], StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.delete(file);
        } catch (IOException unwritable) {
            throw new KmsUnavailableException("The key file can't be erased: " + file, unwritable);
        }
    }

    private static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder.toAbsolutePath().getParent());
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER_OWNER_ONLY));
        } catch (FileAlreadyExistsException another) {
            if (!Files.isDirectory(folder)) {
                throw another;
            }
        }
    }
}
