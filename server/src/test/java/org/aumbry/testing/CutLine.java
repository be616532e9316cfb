package org.aumbry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The line to another machine, which can be cut in three ways: nobody listens, or whoever connects hears nothing, or
 * the beginning of an answer and then nothing.
 */
public final class CutLine implements AutoCloseable {

    private static final byte[] BEGINNING =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nx".getBytes(
                    java.nio.charset.StandardCharsets.US_ASCII);

    private enum Mode { PASSES, SILENT, STALLS }

    private final int to;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger callers = new AtomicInteger();
    private volatile Mode mode = Mode.PASSES;
    private volatile @Nullable ServerSocket door;

    /** @param to the port of this machine that the line leads to */
    public CutLine(int to) {
        this.to = to;
        this.port = listen(0);
    }

    /** One that leads nowhere and is silent from the start. */
    public static CutLine silent() {
        var line = new CutLine(0);
        line.mode = Mode.SILENT;
        return line;
    }

    public int port() {
        return port;
    }

    /** How many have connected so far. */
    public int callers() {
        return callers.get();
    }

    /** Whoever connects hears nothing from now on; those who are connected are cut off. */
    public void hush() {
        become(Mode.SILENT);
    }

    /** Whoever connects hears the beginning of an answer from now on. */
    public void stall() {
        become(Mode.STALLS);
    }

    /** Nobody listens any more. */
    public void refuse() {
        closeAll();
        close(door);
        door = null;
    }

    /** As it should be. */
    public void mend() {
        become(Mode.PASSES);
    }

    private void become(Mode wanted) {
        mode = wanted;
        closeAll();
        if (door == null) {
            listen(port);
        }
    }

    private int listen(int wanted) {
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 500);
            door = listening;
            Thread.ofVirtual().name("cut-line").start(() -> accept(listening));
            return listening.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var caller = listening.accept();
                callers.incrementAndGet();
                open.add(caller);
                switch (mode) {
                    case PASSES -> Thread.ofVirtual().start(() -> pass(caller));
                    case SILENT -> Thread.onSpinWait();
                    case STALLS -> caller.getOutputStream().write(BEGINNING);
                }
            } catch (IOException gone) {
                Thread.onSpinWait();
            }
        }
    }

    private void pass(Socket caller) {
        try (caller; var server = new Socket(InetAddress.getLoopbackAddress(), to)) {
            open.add(server);
            var back = Thread.ofVirtual().start(() -> copy(server, caller));
            copy(caller, server);
            back.join();
        } catch (IOException gone) {
            Thread.onSpinWait();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket into) {
        try {
            from.getInputStream().transferTo(into.getOutputStream());
            into.shutdownOutput();
        } catch (IOException gone) {
            Thread.onSpinWait();
        }
    }

    private void closeAll() {
        for (var socket : open) {
            close(socket);
            open.remove(socket);
        }
    }

    private static void close(@Nullable AutoCloseable each) {
        try {
            if (each != null) {
                each.close();
            }
        } catch (Exception gone) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        refuse();
    }
}
