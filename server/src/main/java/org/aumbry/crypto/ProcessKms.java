package org.aumbry.crypto;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the key process ({@link KeyService}) on this machine: the root key is in that process's memory and never in this
 * one's. What it wraps has the shape that {@link SealedFileKms} gives it.
 */
final class ProcessKms implements Kms {

    private static final int ROOT_AT = 1;
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** How long the name of the root key is taken for known. */
    private static final Duration KNOWN = Duration.ofSeconds(5);

    private final ProcessSettings settings;
    private final Duration timeout;
    private final Clock clock;
    private volatile @Nullable Root root;
    private volatile @Nullable String keeper;

    private record Root(byte[] id, Instant askedAt) {}

    ProcessKms(ProcessSettings settings, Duration timeout, Clock clock) {
        this.settings = settings;
        this.timeout = timeout;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "separate process";
    }

    @Override
    public String rootKeyId() {
        return HexFormat.of().formatHex(root());
    }

    @Override
    public Optional<String> keeper() {
        return Optional.ofNullable(keeper);
    }

    @Override
    public byte[] wrap(SealingKey key, String context) {
        var raw = key.bytes(RawKeyAccess.because("wrapping in the key process"));
        try {
            return ask(KeyFrame.WRAP, context, raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    @Override
    public SealingKey unwrap(byte[] wrapped, String context) {
        if (!opens(wrapped)) {
            throw new TamperedException("wrapped key");
        }
        var raw = ask(KeyFrame.UNWRAP, context, wrapped);
        try {
            return SealingKey.of(raw);
        } catch (IllegalArgumentException noKey) {
            throw new KmsUnavailableException("The key process gives an answer that is no key.", noKey);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    @Override
    public boolean opens(byte[] wrapped) {
        return SealedFileKms.isShaped(wrapped);
    }

    @Override
    public boolean isCurrent(byte[] wrapped) {
        return opens(wrapped)
                && Arrays.equals(root(), Arrays.copyOfRange(wrapped, ROOT_AT, ROOT_AT + RootKey.ID_BYTES));
    }

    private byte[] root() {
        var known = root;
        if (known == null || !clock.instant().isBefore(known.askedAt().plus(KNOWN))) {
            known = new Root(ask(KeyFrame.of(KeyFrame.ROOT)), clock.instant());
            root = known;
        }
        return known.id();
    }

    private byte[] ask(byte code, String context, byte[] bytes) {
        return ask(KeyFrame.about(code, context, bytes));
    }

    /** Asks again while the process says that it is asked too often, and wipes the question. */
    private byte[] ask(KeyFrame question) {
        long end = System.nanoTime() + timeout.toNanos();
        try {
            while (true) {
                var left = Duration.ofNanos(end - System.nanoTime());
                var answer = once(new KeyFrame(question.code(), question.body().clone()), left);
                if (answer.code() != KeyFrame.BUSY) {
                    return said(answer);
                }
                if (left.compareTo(PAUSE) <= 0) {
                    throw new KmsUnavailableException("The key process is asked more often than it answers.");
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new KmsUnavailableException("The key process was not waited for.", hurried);
        } finally {
            question.wipe();
        }
    }

    private KeyFrame once(KeyFrame question, Duration within) {
        var socket = settings.settledSocket();
        try (var wire = KeyWire.to(socket, within)) {
            var peer = wire.peer();
            if (peer.isPresent() && !settings.expects(peer.get())) {
                throw new KmsUnavailableException("At " + socket + " answers the system user " + peer.get()
                        + ", which aumbry.kms.process.users does not name.");
            }
            peer.ifPresent(user -> keeper = user);
            wire.send(question);
            return wire.receive();
        } catch (IOException silent) {
            throw new KmsUnavailableException("The key process gives no answer at " + socket + ".", silent);
        } finally {
            question.wipe();
        }
    }

    private static byte[] said(KeyFrame answer) {
        return switch (answer.code()) {
            case KeyFrame.DONE -> answer.body();
            case KeyFrame.DIFFERS -> throw new TamperedException("wrapped key");
            case KeyFrame.ABSENT -> throw new KmsUnavailableException("The key process does not have the root key that"
                    + " wrapped a key. Restore the right one from its recovery kit.");
            case KeyFrame.STRANGER -> throw new KmsUnavailableException("The key process does not answer the system"
                    + " user " + KeyWire.ourselves() + ": name it there in aumbry.kms.process.users.");
            default -> throw new KmsUnavailableException("The key process does not understand what it is asked: it is"
                    + " of another version.");
        };
    }
}
