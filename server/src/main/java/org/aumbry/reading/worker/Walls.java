package org.aumbry.reading.worker;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tries to get out of the parser process, at its start, and says what gave way. */
final class Walls {

    private static final int WAIT_MILLIS = 400;
    /** RFC 5737: never a real host, so a datagram that leaves harms nobody. */
    private static final String ELSEWHERE = "192.0.2.1";
    /** RFC 863. */
    private static final int DISCARD = 9;

    private Walls() {}

    /**
     * @param port a port of this machine on which the server really listens while we try
     * @param dataFolder the server's data folder, which must not be visible
     */
    static Confinement look(int port, String dataFolder) {
        return new Confinement(
                connects(port) || sends(), writes(), inMemory(), Files.exists(Path.of(dataFolder)),
                Runtime.getRuntime().maxMemory());
    }

    private static boolean connects(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), WAIT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean sends() {
        try (var socket = new DatagramSocket()) {
            var nothing = new byte[1];
            socket.send(new DatagramPacket(nothing, 1, InetAddress.getByName(ELSEWHERE), DISCARD));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean writes() {
        var own = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        var tried = List.of("/", "/var/tmp", "/tmp", "/dev/shm", "/home", "/run", "/etc", "/usr", "/var",
                System.getProperty("user.home"), System.getProperty("user.dir"), System.getProperty("java.home"));
        return tried.stream().map(Path::of).filter(path -> !path.equals(own)).anyMatch(Walls::writable);
    }

    private static boolean writable(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "aumbry-wall", ""));
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean inMemory() {
        try {
            var type = Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir"))).type();
            return type.equals("tmpfs") || type.equals("ramfs");
        } catch (IOException unknown) {
            return false;
        }
    }
}
