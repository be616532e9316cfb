package org.aumbry.crypto;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The socket of the key process as a file: made for its own user, or for one group beside. */
final class KeyDoor {

    private static final int WAITING = 128;

    private KeyDoor() {}

    /** @throws KmsUnavailableException when another process answers there, or it can't be made */
    static ServerSocketChannel open(Path socket, @Nullable String group) {
        try {
            makeFolder(socket.toAbsolutePath().getParent());
            removeLeftBehind(socket);
            var door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                door.bind(UnixDomainSocketAddress.of(socket), WAITING);
                admit(socket, group);
                return door;
            } catch (IOException failed) {
                door.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new KmsUnavailableException("The socket of the key process can't be made: " + socket + " ("
                    + failed.getMessage() + ").", failed);
        }
    }

    static void close(ServerSocketChannel door, Path socket) {
        try {
            door.close();
            Files.deleteIfExists(socket);
        } catch (IOException failed) {
            throw new KmsUnavailableException("The socket of the key process can't be removed: " + socket, failed);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** A process that was killed leaves its socket; one that runs, or a file that is none, stays untouched. */
    private static void removeLeftBehind(Path socket) throws IOException {
        if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var there = Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!there.isOther() || answers(socket)) {
            throw new IOException("there is another file, or a key process that runs");
        }
        Files.delete(socket);
    }

    private static boolean answers(Path socket) {
        try (var other = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return other.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    private static void admit(Path socket, @Nullable String group) throws IOException {
        if (group == null) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            return;
        }
        var found = FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
        Files.getFileAttributeView(socket, PosixFileAttributeView.class).setGroup(found);
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
    }
}
