package org.aumbry.continuity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.aumbry.crypto.BackupCustody;
import org.aumbry.crypto.Ed25519;
import org.aumbry.crypto.Hashes;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Span;
import org.aumbry.crypto.TamperedException;

/**
 * The bytes of a part; {@code docs/formats/archive-v1.md} is their exact description.
 *
 * <p>Shape: {@code "AUMBRYAR" (8) | version 1 (1) | generation (16) | signer (32) | salt (16) | written at,
 * milliseconds
 * (8) | plain length (4) | packed length (4) | name length (2) | name} then chunks of at most 65 536 packed bytes, each
 * 16 longer when sealed, then a signature (64). Packed is what zlib makes of the plain bytes.
 */
final class Parts {

    /** The most plain bytes in one part. */
    static final int MOST_BYTES = 16 << 20;

    private static final byte[] MAGIC = "AUMBRYAR".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final String SIGNED = "aumbry archive part v1";
    private static final byte[] KEY_LABEL = "aumbry archive part key v1".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_BYTES = 16;
    private static final int FIXED_BYTES = 91;
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int UUID_BYTES = 16;
    private static final int SIGNER_AT = 25;
    private static final int LONGEST_NAME = 400;

    private final BackupCustody custody;
    private final Randomness randomness;

    /** What stands in front of a part. */
    @SuppressWarnings("ArrayRecordComponent")
    record Header(
            UUID generation, byte[] signer, byte[] salt, Instant at, int plainBytes, int packedBytes, String name) {

        int length() {
            return FIXED_BYTES + name.getBytes(StandardCharsets.US_ASCII).length;
        }
    }

    Parts(BackupCustody custody, Randomness randomness) {
        this.custody = custody;
        this.randomness = randomness;
    }

    byte[] seal(UUID generation, SealingKey key, String name, Instant at, byte[] plain) {
        if (plain.length > MOST_BYTES) {
            throw new IllegalArgumentException("a part of the archive is too long");
        }
        var packed = pack(plain);
        var header = new Header(generation, HexFormat.of().parseHex(custody.signer()), randomness.bytes(SALT_BYTES), at,
                plain.length, packed.length, name);
        var head = encode(header);
        int chunks = Math.max(1, Math.ceilDiv(packed.length, CHUNK_BYTES));
        var out = Arrays.copyOf(head, head.length + packed.length + chunks * SealingKey.TAG_BYTES
                + Ed25519.SIGNATURE_BYTES);
        try (var own = partKey(key, header)) {
            var cipher = own.chunks();
            var place = Hashes.sha256(head);
            for (int number = 0; number < chunks; number++) {
                int from = number * CHUNK_BYTES;
                int length = Math.min(CHUNK_BYTES, packed.length - from);
                int at0 = head.length + number * (CHUNK_BYTES + SealingKey.TAG_BYTES);
                cipher.seal(nonce(number), place, new Span(packed, from, length),
                        new Span(out, at0, length + SealingKey.TAG_BYTES));
            }
        }
        sign(out);
        return out;
    }

    private void sign(byte[] out) {
        var body = Arrays.copyOf(out, out.length - Ed25519.SIGNATURE_BYTES);
        var signature = custody.sign(BackupCustody.labelled(SIGNED, Hashes.sha256(body)));
        System.arraycopy(signature, 0, out, body.length, signature.length);
    }

    /**
     * Opens a part.
     *
     * @throws TamperedException when the bytes, the name or the key differ
     */
    static byte[] open(byte[] part, String name, SealingKey key) {
        var header = header(part);
        if (!header.name().equals(name)) {
            throw new TamperedException("a part of the archive under another name");
        }
        var place = Hashes.sha256(Arrays.copyOf(part, header.length()));
        var packed = new byte[header.packedBytes()];
        try (var own = partKey(key, header)) {
            var cipher = own.chunks();
            int chunks = Math.max(1, Math.ceilDiv(packed.length, CHUNK_BYTES));
            for (int number = 0; number < chunks; number++) {
                int from = number * CHUNK_BYTES;
                int length = Math.min(CHUNK_BYTES, packed.length - from);
                int at = header.length() + number * (CHUNK_BYTES + SealingKey.TAG_BYTES);
                cipher.open(nonce(number), place, new Span(part, at, length + SealingKey.TAG_BYTES),
                        new Span(packed, from, length));
            }
        }
        return unpack(packed, header.plainBytes());
    }

    /** What stands in front, not yet authenticated. */
    static Header header(byte[] part) {
        if (part.length < FIXED_BYTES || !Arrays.equals(Arrays.copyOf(part, MAGIC.length), MAGIC)
                || part[MAGIC.length] != VERSION) {
            throw new TamperedException("a part of the archive");
        }
        var in = ByteBuffer.wrap(part).position(MAGIC.length + 1);
        var generation = new UUID(in.getLong(), in.getLong());
        var signer = take(in, Ed25519.KEY_BYTES);
        var salt = take(in, SALT_BYTES);
        var at = Instant.ofEpochMilli(in.getLong());
        int plain = in.getInt();
        int packed = in.getInt();
        int nameBytes = in.getShort();
        if (nameBytes < 1 || nameBytes > LONGEST_NAME || nameBytes > in.remaining()) {
            throw new TamperedException("a part of the archive");
        }
        var name = new String(take(in, nameBytes), StandardCharsets.US_ASCII);
        int chunks = Math.max(1, Math.ceilDiv(Math.max(packed, 0), CHUNK_BYTES));
        long whole = FIXED_BYTES + (long) nameBytes + packed + (long) chunks * SealingKey.TAG_BYTES
                + Ed25519.SIGNATURE_BYTES;
        if (plain < 0 || plain > MOST_BYTES || packed < 0 || whole != part.length) {
            throw new TamperedException("a part of the archive");
        }
        return new Header(generation, signer, salt, at, plain, packed, name);
    }

    /** Whether the part, or the signed text, is what its signer signed. Says nothing about who that is. */
    static boolean whole(byte[] bytes) {
        if (!startsWithMagic(bytes)) {
            return SignedText.whole(bytes);
        }
        try {
            return signedBy(bytes, header(bytes).signer());
        } catch (TamperedException damaged) {
            return false;
        }
    }

    /** Whether the part is what this signer signed. */
    static boolean signedBy(byte[] part, byte[] signer) {
        if (!startsWithMagic(part) || part.length < FIXED_BYTES + Ed25519.SIGNATURE_BYTES) {
            return false;
        }
        if (!Hashes.same(Arrays.copyOfRange(part, SIGNER_AT, SIGNER_AT + Ed25519.KEY_BYTES), signer)) {
            return false;
        }
        var body = Arrays.copyOf(part, part.length - Ed25519.SIGNATURE_BYTES);
        var signature = Arrays.copyOfRange(part, body.length, part.length);
        return Ed25519.verify(signer, BackupCustody.labelled(SIGNED, Hashes.sha256(body)), signature);
    }

    private static boolean startsWithMagic(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC);
    }

    private static byte[] encode(Header header) {
        var name = header.name().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(FIXED_BYTES + name.length)
                .put(MAGIC)
                .put(VERSION)
                .putLong(header.generation().getMostSignificantBits())
                .putLong(header.generation().getLeastSignificantBits())
                .put(header.signer())
                .put(header.salt())
                .putLong(header.at().toEpochMilli())
                .putInt(header.plainBytes())
                .putInt(header.packedBytes())
                .putShort((short) name.length)
                .put(name)
                .array();
    }

    /** A key for this part alone, so that numbers of chunks can be nonces. */
    private static SealingKey partKey(SealingKey key, Header header) {
        var name = header.name().getBytes(StandardCharsets.US_ASCII);
        var info = ByteBuffer.allocate(KEY_LABEL.length + UUID_BYTES + name.length)
                .put(KEY_LABEL)
                .putLong(header.generation().getMostSignificantBits())
                .putLong(header.generation().getLeastSignificantBits())
                .put(name)
                .array();
        return key.derive(header.salt(), info);
    }

    private static byte[] nonce(int number) {
        return ByteBuffer.allocate(SealingKey.NONCE_BYTES).putInt(0).putLong(number).array();
    }

    private static byte[] take(ByteBuffer in, int count) {
        var bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private static byte[] pack(byte[] plain) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(plain);
            deflater.finish();
            var out = new ByteArrayOutputStream(plain.length / 3 + CHUNK_BYTES);
            var buffer = new byte[CHUNK_BYTES];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] unpack(byte[] packed, int plainBytes) {
        var inflater = new Inflater();
        try {
            inflater.setInput(packed);
            var plain = new byte[plainBytes];
            int at = 0;
            while (at < plainBytes) {
                int read = inflater.inflate(plain, at, plainBytes - at);
                if (read == 0) {
                    throw new TamperedException("a part of the archive");
                }
                at += read;
            }
            return plain;
        } catch (DataFormatException broken) {
            throw new TamperedException("a part of the archive", broken);
        } finally {
            inflater.end();
        }
    }
}
