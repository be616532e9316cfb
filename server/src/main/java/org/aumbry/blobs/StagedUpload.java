package org.aumbry.blobs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.Span;
import org.aumbry.crypto.TamperedException;
import org.jspecify.annotations.Nullable;

/**
 * One unfinished blob, open for writing. Not for use by several threads at once.
 *
 * <p>Full chunks lie in the part file as they will lie in the blob. The newest bytes, 1 to 65 536, are held back
 * because they may turn out to be the last; saving seals them into the tail file. What the tail file holds is never
 * overwritten in the part file before a newer tail is durable, so a crash takes back nothing that was acknowledged.
 */
final class StagedUpload implements Closeable {

    /** So often the disk is set to work while more bytes come: 8 MiB. */
    private static final int CHUNKS_BETWEEN_SYNCS = 128;

    private final BlobHeader header;
    private final SealingKey key;
    private final Randomness randomness;
    private final Chunks chunks;
    private final Disk.DiskFile part;
    private final @Nullable TailFile tail;
    private final byte[] sealed = new byte[Chunks.SEALED_BYTES];
    private byte[] held = new byte[Chunks.PLAIN_BYTES];
    private byte[] next = new byte[Chunks.PLAIN_BYTES];
    private int heldLength;
    private long full;

    /** @param tail null for an upload that nobody continues after a crash */
    StagedUpload(
            BlobHeader header, SealingKey key, Randomness randomness, Disk.DiskFile part, @Nullable TailFile tail) {
        this.header = header;
        this.key = key;
        this.randomness = randomness;
        this.part = part;
        this.tail = tail;
        chunks = new Chunks(header, key);
    }

    /** Writes the header of a new upload. */
    void begin() throws IOException {
        part.write(ByteBuffer.wrap(header.encode()), 0);
    }

    /**
     * Finds where a former process left off: the saved tail, and after it every further whole chunk that was
     * written.
     */
    void resume() throws IOException {
        var saved = requireTail().newest();
        if (saved != null) {
            full = saved.full();
            heldLength = saved.plain().length;
            System.arraycopy(saved.plain(), 0, held, 0, heldLength);
        }
        long before = full;
        while (isWritten(full)) {
            full++;
        }
        if (full > before) {
            full--;
            heldLength = Chunks.PLAIN_BYTES;
            var swap = held;
            held = next;
            next = swap;
            save();
        }
    }

    BlobHeader header() {
        return header;
    }

    long offset() {
        return full * Chunks.PLAIN_BYTES + heldLength;
    }

    /**
     * Takes bytes until the stream ends or the limit is reached. They are not durable yet.
     *
     * @throws SourceFailedException when the stream fails; what came before counts as taken
     */
    void take(InputStream in, long mostBytes, @Nullable MessageDigest digest) throws IOException {
        long left = mostBytes;
        while (left > 0) {
            boolean fresh = heldLength == Chunks.PLAIN_BYTES;
            var target = fresh ? next : held;
            int at = fresh ? 0 : heldLength;
            int count = read(in, target, at, (int) Math.min(Chunks.PLAIN_BYTES - at, left));
            if (count < 0) {
                return;
            }
            if (fresh) {
                writeHeld(false);
                full++;
                if (full % CHUNKS_BETWEEN_SYNCS == 0) {
                    part.startSync();
                }
                next = held;
                held = target;
            }
            heldLength = at + count;
            left -= count;
            if (digest != null) {
                digest.update(target, at, count);
            }
        }
    }

    /** Makes everything taken so far durable. */
    void save() throws IOException {
        part.sync();
        requireTail().save(full, Arrays.copyOf(held, heldLength));
    }

    /** Takes back what was written since the last save. */
    void undo() throws IOException {
        var saved = requireTail().newest();
        part.truncate(Chunks.position(saved == null ? 0 : saved.full()));
    }

    /** Seals the end and makes the whole file durable. It is a blob then. */
    void complete() throws IOException {
        int length = writeHeld(true);
        part.truncate(Chunks.position(full) + length);
        part.sync();
    }

    /** Feeds all bytes taken so far to the digest, from the disk. */
    void digest(MessageDigest digest) throws IOException {
        for (long number = 0; number < full; number++) {
            if (!isWritten(number)) {
                throw new TamperedException(header.name() + ", staged chunk " + number);
            }
            digest.update(next);
        }
        digest.update(held, 0, heldLength);
    }

    @Override
    public void close() throws IOException {
        key.close();
        Arrays.fill(held, (byte) 0);
        Arrays.fill(next, (byte) 0);
        try (part) {
            if (tail != null) {
                tail.close();
            }
        }
    }

    private int writeHeld(boolean last) throws IOException {
        int length = chunks.seal(randomness, full, last, new Span(held, 0, heldLength), sealed);
        part.write(ByteBuffer.wrap(sealed, 0, length), Chunks.position(full));
        return length;
    }

    /** Opens a full chunk into {@code next}. */
    private boolean isWritten(long number) throws IOException {
        if (part.size() < Chunks.position(number + 1)) {
            return false;
        }
        part.read(ByteBuffer.wrap(sealed), Chunks.position(number));
        try {
            chunks.open(number, false, Span.of(sealed), next);
            return true;
        } catch (TamperedException unfinished) {
            return false;
        }
    }

    private TailFile requireTail() {
        if (tail == null) {
            throw new IllegalStateException("an upload in one go is never saved half");
        }
        return tail;
    }

    private static int read(InputStream in, byte[] target, int at, int most) {
        try {
            return in.read(target, at, most);
        } catch (IOException failed) {
            throw new SourceFailedException(failed);
        }
    }
}
