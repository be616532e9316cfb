package org.aumbry.blobs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
import org.jspecify.annotations.Nullable;

/**
 * The newest bytes of an unfinished upload, sealed, in two slots that are written in turn: a crash while one is
 * written leaves the other.
 *
 * <p>Shape of a slot: {@code sequence (8) | full chunks (8) | length (4) | nonce (12) | ciphertext | tag (16)};
 * authenticated with it: {@code "aumbry blob tail v1" | header (94) | tenant (16) | sequence | full chunks | length}.
 */
final class TailFile implements Closeable {

    private static final byte[] LABEL = "aumbry blob tail v1".getBytes(StandardCharsets.US_ASCII);
    private static final int NUMBERS_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int SLOT_BYTES = NUMBERS_BYTES + Chunks.SEALED_BYTES;
    private static final int SLOTS = 2;

    private final BlobHeader header;
    private final SealingKey key;
    private final Randomness randomness;
    private final Disk.DiskFile file;
    private long sequence = -1;

    /** What one slot says. */
    @SuppressWarnings("ArrayRecordComponent")
    record Tail(long sequence, long full, byte[] plain) {}

    TailFile(BlobHeader header, SealingKey key, Randomness randomness, Disk.DiskFile file) {
        this.header = header;
        this.key = key;
        this.randomness = randomness;
        this.file = file;
    }

    /** The newest slot that verifies; null when nothing was saved yet. */
    @Nullable Tail newest() throws IOException {
        @Nullable Tail newest = null;
        for (int slot = 0; slot < SLOTS; slot++) {
            var found = read(slot);
            if (found != null && (newest == null || found.sequence() > newest.sequence())) {
                newest = found;
            }
        }
        if (newest != null) {
            sequence = newest.sequence();
        }
        return newest;
    }

    /** Returns when the tail is durable. */
    void save(long full, byte[] plain) throws IOException {
        if (sequence < 0) {
            newest();
        }
        long number = sequence + 1;
        var sealed = key.seal(randomness, plain, place(number, full, plain.length));
        var slot = ByteBuffer.allocate(NUMBERS_BYTES + sealed.length)
                .putLong(number)
                .putLong(full)
                .putInt(plain.length)
                .put(sealed)
                .flip();
        try {
            file.write(slot, number % SLOTS * SLOT_BYTES);
            file.sync();
        } catch (IOException failed) {
            unwrite(number, failed);
            throw failed;
        }
        sequence = number;
    }

    /** What could not be synced may be read back all the same, and is not there after a crash: it must not count. */
    private void unwrite(long number, IOException why) {
        try {
            file.write(ByteBuffer.allocate(NUMBERS_BYTES), number % SLOTS * SLOT_BYTES);
        } catch (IOException failed) {
            why.addSuppressed(failed);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private @Nullable Tail read(int slot) throws IOException {
        var buffer = ByteBuffer.allocate(SLOT_BYTES);
        file.read(buffer, (long) slot * SLOT_BYTES);
        buffer.flip();
        if (buffer.remaining() < NUMBERS_BYTES) {
            return null;
        }
        long number = buffer.getLong();
        long full = buffer.getLong();
        int length = buffer.getInt();
        int sealedLength = length + SealingKey.OVERHEAD_BYTES;
        if (number < 0 || full < 0 || length < 0 || length > Chunks.PLAIN_BYTES || buffer.remaining() < sealedLength) {
            return null;
        }
        var sealed = new byte[sealedLength];
        buffer.get(sealed);
        try {
            return new Tail(number, full, key.open(sealed, place(number, full, length)));
        } catch (TamperedException unfinished) {
            return null;
        }
    }

    private byte[] place(long number, long full, int length) {
        var place = ByteBuffer.allocate(LABEL.length + BlobHeader.LENGTH_BYTES + 2 * Long.BYTES + NUMBERS_BYTES);
        BlobHeader.put(place.put(LABEL).put(header.encode()), header.name().tenant().value());
        return place.putLong(number).putLong(full).putInt(length).array();
    }
}
