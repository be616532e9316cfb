package org.aumbry.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Keeps the root key in a sealed file of its own and, opened, in this process.
 *
 * <p>Shape of a wrapped key: {@code version 1 (1) | root key id (16) | nonce (12) | ciphertext (32) | tag (16)};
 * authenticated with it: {@code "aumbry kms wrap v1" | version | root key id | context (UTF-8)}.
 */
final class SealedFileKms implements Kms {

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + RootKey.ID_BYTES;
    private static final byte[] LABEL = "aumbry kms wrap v1".getBytes(StandardCharsets.US_ASCII);

    private final RootKeys roots;
    private final Randomness randomness;

    SealedFileKms(RootKey root, Randomness randomness) {
        this(RootKeys.fixed(root), randomness);
    }

    SealedFileKms(RootKeys roots, Randomness randomness) {
        this.roots = roots;
        this.randomness = randomness;
    }

    @Override
    public String name() {
        return "sealed file";
    }

    @Override
    public String rootKeyId() {
        return roots.current().name();
    }

    @Override
    public byte[] wrap(SealingKey key, String context) {
        var root = roots.current();
        var header = ByteBuffer.allocate(HEADER_BYTES).put(VERSION).put(root.id()).array();
        var sealed = root.key().wrap(randomness, key, place(header, context));
        return ByteBuffer.allocate(HEADER_BYTES + sealed.length).put(header).put(sealed).array();
    }

    @Override
    public SealingKey unwrap(byte[] wrapped, String context) {
        if (!isShaped(wrapped)) {
            throw new TamperedException("wrapped key");
        }
        var header = Arrays.copyOf(wrapped, HEADER_BYTES);
        var id = Arrays.copyOfRange(header, 1, HEADER_BYTES);
        var root = roots.find(id).orElseThrow(() -> new KmsUnavailableException(
                "A key was wrapped by root key " + HexFormat.of().formatHex(id) + ", but the key file holds "
                        + roots.current().name() + ". Restore the right one from its recovery kit."));
        return root.key().unwrap(Arrays.copyOfRange(wrapped, HEADER_BYTES, wrapped.length), place(header, context));
    }

    @Override
    public boolean opens(byte[] wrapped) {
        return isShaped(wrapped);
    }

    /** Whether it has the shape that a root key in memory gives, whichever process holds that. */
    static boolean isShaped(byte[] wrapped) {
        return wrapped.length > HEADER_BYTES && wrapped[0] == VERSION;
    }

    @Override
    public boolean isCurrent(byte[] wrapped) {
        return opens(wrapped) && Arrays.equals(roots.current().id(), Arrays.copyOfRange(wrapped, 1, HEADER_BYTES));
    }

    @Override
    public void changeRoot() {
        roots.change();
    }

    private static byte[] place(byte[] header, String context) {
        var bytes = context.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(LABEL.length + header.length + bytes.length)
                .put(LABEL)
                .put(header)
                .put(bytes)
                .array();
    }
}
