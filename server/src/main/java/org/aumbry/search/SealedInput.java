package org.aumbry.search;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.RandomAccessInput;
import org.jspecify.annotations.Nullable;

/** Reads a stretch of one sealed index file: the whole, a slice, or a clone of either. */
final class SealedInput extends IndexInput implements RandomAccessInput {

    private static final int SHIFT = Integer.numberOfTrailingZeros(PageFile.PAGE_BYTES);
    private static final int MASK = PageFile.PAGE_BYTES - 1;
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final PageFile file;
    private final long start;
    private final long length;
    private long position;
    private PageCache.@Nullable Page page;
    private boolean clone;

    SealedInput(String description, PageFile file) {
        this(description, file, 0, file.length());
    }

    private SealedInput(String description, PageFile file, long start, long length) {
        super(description);
        this.file = file;
        this.start = start;
        this.length = length;
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public byte readByte() throws IOException {
        var value = readByte(position);
        position++;
        return value;
    }

    @Override
    public byte readByte(long at) throws IOException {
        require(at, 1);
        var absolute = start + at;
        while (true) {
            var current = page(absolute);
            var value = current.bytes()[(int) absolute & MASK];
            if (current.intact()) {
                return value;
            }
            page = null;
        }
    }

    @Override
    public void readBytes(byte[] target, int offset, int count) throws IOException {
        readBytes(position, target, offset, count);
        position += count;
    }

    @Override
    public void readBytes(long at, byte[] target, int offset, int count) throws IOException {
        require(at, count);
        var done = 0;
        while (done < count) {
            var absolute = start + at + done;
            var within = (int) absolute & MASK;
            var part = Math.min(PageFile.PAGE_BYTES - within, count - done);
            var current = page(absolute);
            System.arraycopy(current.bytes(), within, target, offset + done, part);
            if (current.intact()) {
                done += part;
            } else {
                page = null;
            }
        }
    }

    @Override
    public short readShort() throws IOException {
        var value = readShort(position);
        position += Short.BYTES;
        return value;
    }

    @Override
    public short readShort(long at) throws IOException {
        require(at, Short.BYTES);
        var absolute = start + at;
        while (((int) absolute & MASK) <= PageFile.PAGE_BYTES - Short.BYTES) {
            var current = page(absolute);
            var value = (short) SHORT.get(current.bytes(), (int) absolute & MASK);
            if (current.intact()) {
                return value;
            }
            page = null;
        }
        return (short) (readByte(at) & 0xFF | readByte(at + 1) << Byte.SIZE);
    }

    @Override
    public int readInt() throws IOException {
        var value = readInt(position);
        position += Integer.BYTES;
        return value;
    }

    @Override
    public int readInt(long at) throws IOException {
        require(at, Integer.BYTES);
        var absolute = start + at;
        while (((int) absolute & MASK) <= PageFile.PAGE_BYTES - Integer.BYTES) {
            var current = page(absolute);
            var value = (int) INT.get(current.bytes(), (int) absolute & MASK);
            if (current.intact()) {
                return value;
            }
            page = null;
        }
        return readShort(at) & 0xFFFF | readShort(at + Short.BYTES) << Short.SIZE;
    }

    /** Postings are read through here: whole stretches of a page at once. */
    @Override
    public void readInts(int[] target, int offset, int count) throws IOException {
        require(position, Math.multiplyExact(count, Integer.BYTES));
        var done = 0;
        while (done < count) {
            var within = (int) (start + position) & MASK;
            var part = Math.min((PageFile.PAGE_BYTES - within) / Integer.BYTES, count - done);
            if (part == 0) {
                target[offset + done++] = readInt();
                continue;
            }
            var current = page(start + position);
            for (var i = 0; i < part; i++) {
                target[offset + done + i] = (int) INT.get(current.bytes(), within + i * Integer.BYTES);
            }
            if (current.intact()) {
                done += part;
                position += (long) part * Integer.BYTES;
            } else {
                page = null;
            }
        }
    }

    @Override
    public long readLong() throws IOException {
        var value = readLong(position);
        position += Long.BYTES;
        return value;
    }

    @Override
    public long readLong(long at) throws IOException {
        require(at, Long.BYTES);
        var absolute = start + at;
        while (((int) absolute & MASK) <= PageFile.PAGE_BYTES - Long.BYTES) {
            var current = page(absolute);
            var value = (long) LONG.get(current.bytes(), (int) absolute & MASK);
            if (current.intact()) {
                return value;
            }
            page = null;
        }
        return readInt(at) & 0xFFFF_FFFFL | (long) readInt(at + Integer.BYTES) << Integer.SIZE;
    }

    @Override
    public long getFilePointer() {
        return position;
    }

    @Override
    public void seek(long to) throws IOException {
        if (to < 0 || to > length) {
            throw new EOFException("beyond the end of " + this);
        }
        position = to;
    }

    @Override
    public void skipBytes(long count) throws IOException {
        if (count < 0) {
            throw new IllegalArgumentException("a skip goes forward");
        }
        seek(position + count);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public SealedInput clone() {
        var copy = (SealedInput) super.clone();
        copy.clone = true;
        return copy;
    }

    @Override
    public SealedInput slice(String description, long offset, long count) {
        if (offset < 0 || count < 0 || offset > length - count) {
            throw new IllegalArgumentException("a slice lies within its input: " + this);
        }
        var slice = new SealedInput(getFullSliceDescription(description), file, start + offset, count);
        slice.clone = true;
        return slice;
    }

    @Override
    public RandomAccessInput randomAccessSlice(long offset, long count) {
        return slice("random access", offset, count);
    }

    @Override
    public void close() throws IOException {
        page = null;
        if (!clone) {
            file.close();
        }
    }

    private void require(long at, int count) throws EOFException {
        if (at < 0 || at > length - count) {
            throw new EOFException("beyond the end of " + this);
        }
    }

    private PageCache.Page page(long absolute) throws IOException {
        var number = (int) (absolute >>> SHIFT);
        var current = page;
        if (current == null || current.number() != number) {
            current = file.page(number);
            page = current;
        }
        return current;
    }
}
