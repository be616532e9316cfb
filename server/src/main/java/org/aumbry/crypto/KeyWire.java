package org.aumbry.crypto;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/** One connection between a server and the key process: frames both ways, all of it within a time. */
final class KeyWire implements AutoCloseable {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey readiness;
    private final long end;

    /** Takes the channel over and closes it. */
    KeyWire(SocketChannel channel, Duration within) throws IOException {
        this.channel = channel;
        this.end = System.nanoTime() + within.toNanos();
        try {
            channel.configureBlocking(false);
            selector = Selector.open();
            readiness = channel.register(selector, 0);
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    static KeyWire to(Path socket, Duration within) throws IOException {
        var wire = new KeyWire(SocketChannel.open(StandardProtocolFamily.UNIX), within);
        try {
            if (!wire.channel.connect(UnixDomainSocketAddress.of(socket))) {
                wire.await(SelectionKey.OP_CONNECT);
                wire.channel.finishConnect();
            }
            return wire;
        } catch (IOException | RuntimeException failed) {
            wire.close();
            throw failed;
        }
    }

    /** The system user at the other end, by the kernel's word; empty where the system does not tell. */
    Optional<String> peer() throws IOException {
        return channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                ? Optional.of(channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName())
                : Optional.empty();
    }

    /** The system user this process runs as. */
    static String ourselves() {
        return System.getProperty("user.name");
    }

    /** Sends it and wipes it. */
    void send(KeyFrame frame) throws IOException {
        var bytes = frame.encode();
        try {
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                if (channel.write(left) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
            frame.wipe();
        }
    }

    /** @throws java.net.ProtocolException when what comes is no frame */
    KeyFrame receive() throws IOException {
        var bytes = read(KeyFrame.length(read(KeyFrame.LENGTH_BYTES)));
        try {
            return KeyFrame.decode(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private byte[] read(int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes);
            if (read < 0) {
                throw new EOFException("the other end has closed");
            }
            if (read == 0) {
                await(SelectionKey.OP_READ);
            }
        }
        return bytes.array();
    }

    private void await(int operation) throws IOException {
        long left = (end - System.nanoTime()) / NANOS_PER_MILLI;
        if (left <= 0) {
            throw new SocketTimeoutException("the other end is too slow");
        }
        readiness.interestOps(operation);
        selector.select(left);
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        try {
            selector.close();
        } finally {
            channel.close();
        }
    }
}
