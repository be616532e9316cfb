package org.aumbry.crypto;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.crypto.KeyTally.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key process: holds the root key, opened, and wraps and opens networks' keys for servers on this machine, over a
 * Unix domain socket. It never gives the root key, and never changes it because somebody asked over the socket.
 *
 * <p>Who may ask is the operating system's word: the socket's permissions, and the user at the other end. One question
 * per connection, bounded in size, time, number at once and rate.
 */
public final class KeyService implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeyService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TELL_EVERY = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 64;

    private final Kms kms;
    private final ProcessSettings settings;
    private final Path socket;
    private final ServerSocketChannel door;
    private final KeyRate rate;
    private final KeyTally tally = new KeyTally();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Thread taker = Thread.ofPlatform().name("key-door").unstarted(this::take);
    private final ScheduledExecutorService teller =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("key-tally").daemon().factory());

    private KeyService(Kms kms, ProcessSettings settings) {
        this.kms = kms;
        this.settings = settings;
        this.socket = settings.settledSocket();
        this.rate = new KeyRate(settings.rate(), System::nanoTime);
        this.door = KeyDoor.open(socket, settings.group());
    }

    /**
     * Opens the root key, at the very first start makes one, and answers from now on.
     *
     * @param keys with their folder settled
     * @param settings with the socket settled
     * @throws KmsUnavailableException when the root key can't be opened or the socket not be made
     */
    public static KeyService start(KeySettings keys, ProcessSettings settings) {
        var randomness = new Randomness();
        var roots = RootKeys.in(new KeyFolder(keys, randomness));
        roots.current();
        return start(new SealedFileKms(roots, randomness), settings);
    }

    static KeyService start(Kms kms, ProcessSettings settings) {
        var service = new KeyService(kms, settings);
        service.taker.start();
        long pause = TELL_EVERY.toSeconds();
        service.teller.scheduleAtFixedRate(service.tally::tell, pause, pause, TimeUnit.SECONDS);
        return service;
    }

    /** The public name of the root key that wraps. */
    public String rootKeyId() {
        return kms.rootKeyId();
    }

    public Path socket() {
        return socket;
    }

    /** Until it is closed. */
    public void await() throws InterruptedException {
        taker.join();
    }

    KeyTally tally() {
        return tally;
    }

    private void take() {
        while (door.isOpen()) {
            try {
                var channel = door.accept();
                if (places.tryAcquire()) {
                    Thread.ofVirtual().name("key-answer").start(() -> serve(channel));
                } else {
                    tally.count(Kind.TOO_OFTEN);
                    channel.close();
                }
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException failed) {
                LOG.warn("A connection could not be taken: {}", failed.toString());
                // Without file handles the next one fails at once too.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (var wire = new KeyWire(channel, PATIENCE)) {
            var peer = wire.peer();
            if (peer.isPresent() && !settings.expects(peer.get())) {
                LOG.warn("The system user {} asked and is not answered", peer.get());
                tally.count(Kind.STRANGERS);
                wire.send(KeyFrame.of(KeyFrame.STRANGER));
            } else {
                wire.send(rate.take() ? answer(wire) : busy());
            }
        } catch (IOException gone) {
            tally.count(Kind.BROKEN_OFF);
        } finally {
            places.release();
        }
    }

    private KeyFrame busy() {
        tally.count(Kind.TOO_OFTEN);
        return KeyFrame.of(KeyFrame.BUSY);
    }

    private KeyFrame answer(KeyWire wire) throws IOException {
        try {
            var question = wire.receive();
            try {
                return answer(question);
            } finally {
                question.wipe();
            }
        } catch (ProtocolException | IllegalArgumentException nonsense) {
            tally.count(Kind.NONSENSE);
            return KeyFrame.of(KeyFrame.MALFORMED);
        } catch (TamperedException differs) {
            tally.count(Kind.DIFFERED);
            return KeyFrame.of(KeyFrame.DIFFERS);
        } catch (KmsUnavailableException absent) {
            tally.count(Kind.ABSENT);
            return KeyFrame.of(KeyFrame.ABSENT);
        }
    }

    private KeyFrame answer(KeyFrame question) throws ProtocolException {
        return switch (question.code()) {
            case KeyFrame.ROOT -> done(Kind.NAMED, HexFormat.of().parseHex(kms.rootKeyId()));
            case KeyFrame.WRAP -> wrap(question.about());
            case KeyFrame.UNWRAP -> unwrap(question.about());
            default -> throw new ProtocolException("no question");
        };
    }

    private KeyFrame wrap(KeyFrame.About asked) {
        try (var key = SealingKey.of(asked.bytes())) {
            return done(Kind.WRAPPED, kms.wrap(key, asked.context()));
        } finally {
            Arrays.fill(asked.bytes(), (byte) 0);
        }
    }

    private KeyFrame unwrap(KeyFrame.About asked) {
        try (var key = kms.unwrap(asked.bytes(), asked.context())) {
            return done(Kind.OPENED, key.bytes(RawKeyAccess.because("releasing a key to a server")));
        }
    }

    private KeyFrame done(Kind kind, byte[] body) {
        tally.count(kind);
        return new KeyFrame(KeyFrame.DONE, body);
    }

    /** Answers nobody any more; the socket is gone. */
    @Override
    public void close() {
        teller.shutdownNow();
        tally.tell();
        KeyDoor.close(door, socket);
    }
}
