package org.aumbry.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The root key as it lies on disk, sealed; {@code docs/formats/keyfile-v1.md} is its exact description.
 *
 * <p>Shape, 114 bytes: {@code "AUMBRYRK" (8) | version 1 (1) | unlocked by (1) | root key id (16) | memory KiB (4) |
 * passes (4) | lanes (4) | salt (16) | nonce (12) | ciphertext (32) | tag (16)}. Everything before the nonce is
 * authenticated with the key.
 */
record KeyFile(Header header, byte[] sealed) {

    static final int LENGTH_BYTES = 114;
    static final int SALT_BYTES = 16;

    private static final byte[] MAGIC = "AUMBRYRK".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 54;
    private static final String PLACE = "root key file";

    /** What stands before the sealed key. */
    record Header(KeyProtection protection, byte[] rootKeyId, Argon2Cost cost, byte[] salt) {

        boolean isOf(RootKey root) {
            return Hashes.same(rootKeyId, root.id());
        }

        byte[] encode() {
            return ByteBuffer.allocate(HEADER_BYTES)
                    .put(MAGIC)
                    .put(VERSION)
                    .put(protection.code())
                    .put(rootKeyId)
                    .putInt(cost.memoryKib())
                    .putInt(cost.passes())
                    .putInt(cost.lanes())
                    .put(salt)
                    .array();
        }
    }

    byte[] encode() {
        return ByteBuffer.allocate(LENGTH_BYTES).put(header.encode()).put(sealed).array();
    }

    static KeyFile decode(byte[] bytes) {
        if (bytes.length != LENGTH_BYTES) {
            throw new TamperedException(PLACE);
        }
        var in = ByteBuffer.wrap(bytes);
        var magic = take(in, MAGIC.length);
        if (!Arrays.equals(magic, MAGIC) || in.get() != VERSION) {
            throw new TamperedException(PLACE);
        }
        var protection = KeyProtection.of(in.get());
        var id = take(in, RootKey.ID_BYTES);
        var cost = new Argon2Cost(in.getInt(), in.getInt(), in.getInt());
        return new KeyFile(new Header(protection, id, cost, take(in, SALT_BYTES)), take(in, in.remaining()));
    }

    /** Opens the root key with the key made of the passphrase or the unlocking file. */
    RootKey open(SealingKey unlocking) {
        var raw = unlocking.open(sealed, header.encode());
        try {
            var root = RootKey.of(raw);
            if (!header.isOf(root)) {
                root.close();
                throw new TamperedException(PLACE);
            }
            return root;
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    static KeyFile seal(RootKey root, Header header, SealingKey unlocking, Randomness randomness) {
        return new KeyFile(header, unlocking.wrap(randomness, root.key(), header.encode()));
    }

    private static byte[] take(ByteBuffer in, int count) {
        var bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }
}
