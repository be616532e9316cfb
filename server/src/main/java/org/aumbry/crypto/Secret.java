package org.aumbry.crypto;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that must not be printed, kept or compared carelessly: a token, a passphrase, a MAC key.
 *
 * <p>Prints as {@code [secret]}, compares in constant time, and {@link #close()} wipes it. Hold it in
 * try-with-resources.
 */
public final class Secret implements AutoCloseable {

    private final byte[] bytes;
    private volatile boolean closed;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies the bytes; the caller wipes its own. */
    public static Secret copyOf(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** The UTF-8 form of the text. */
    public static Secret ofText(CharSequence text) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return new Secret(bytes);
    }

    public static Secret random(Randomness randomness, int bytes) {
        return new Secret(randomness.bytes(bytes));
    }

    /** A copy of the bytes, which the caller wipes. */
    public byte[] bytes(RawKeyAccess why) {
        Objects.requireNonNull(why);
        if (closed) {
            throw new IllegalStateException("a closed secret was used");
        }
        return bytes.clone();
    }

    public int lengthBytes() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret
                && !closed
                && !secret.closed
                && MessageDigest.isEqual(bytes, secret.bytes);
    }

    /** The same for all, so that it tells nothing. */
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
