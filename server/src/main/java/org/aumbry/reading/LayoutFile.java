package org.aumbry.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.reading.worker.Frames;
import org.aumbry.reading.worker.Limits;

/** Checks, packs and opens page layouts; the bytes are described in {@code docs/formats/reading-layout-v1.md}. */
final class LayoutFile {

    static final int MAGIC = 0x41524c31;
    static final int HEAD_BYTES = 8;
    static final int ENTRY_BYTES = 16;

    private static final int PLACED = 1;
    private static final int FLOWING = 2;
    private static final int SPACED = 0x80;
    private static final int NUMBERED = 64;
    private static final float LARGEST = 100_000f;

    /** Where a page's layout lies in the file, and its stretch of the text. */
    record Entry(int from, int length, int start, int end) {}

    private LayoutFile() {}

    /** Puts checked pages behind an index. */
    static byte[] pack(List<byte[]> pages) {
        var bytes = new ByteArrayOutputStream();
        int from = HEAD_BYTES + ENTRY_BYTES * pages.size();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeInt(pages.size());
            for (var page : pages) {
                var head = ByteBuffer.wrap(page);
                out.writeInt(from);
                out.writeInt(page.length);
                out.writeInt(head.getInt(9));
                out.writeInt(head.getInt(13));
                from += page.length;
            }
            for (var page : pages) {
                out.write(page);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Bytes at the beginning of a file that hold its index. */
    static int indexBytes(int pages) {
        return HEAD_BYTES + ENTRY_BYTES * pages;
    }

    static List<Entry> index(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        if (in.getInt() != MAGIC) {
            throw new IllegalStateException("a stored layout has another form");
        }
        int pages = in.getInt();
        var entries = new ArrayList<Entry>(pages);
        for (int page = 0; page < pages; page++) {
            entries.add(new Entry(in.getInt(), in.getInt(), in.getInt(), in.getInt()));
        }
        return entries;
    }

    /**
     * Opens one page as a worker sent it or as it was stored.
     *
     * @param textChars length of the canonical text so far, which no place may pass
     * @throws Frames.BrokenProtocol when it is not a page
     */
    static PageText open(int number, byte[] bytes, int textChars) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int kind = in.readUnsignedByte();
            float width = in.readFloat();
            float height = in.readFloat();
            int start = in.readInt();
            int end = in.readInt();
            int count = in.readInt();
            require(start >= 0 && end >= start && end <= textChars && count >= 0);
            require(kind == FLOWING || kind == PLACED && sane(width) && sane(height) && width > 0 && height > 0);
            var words = new ArrayList<Word>();
            var blocks = new ArrayList<Block>();
            for (int i = 0; i < count; i++) {
                if (kind == PLACED) {
                    words.add(word(in, start, end));
                } else {
                    blocks.add(block(in, start, end));
                }
            }
            require(in.read() < 0 && words.size() <= Limits.PAGE_WORDS);
            return new PageText(number, kind == PLACED ? width : 0, height, start, end, words, blocks);
        }
    }

    private static Word word(DataInputStream in, int start, int end) throws IOException {
        int from = in.readInt();
        int to = from + in.readUnsignedShort();
        int flags = in.readUnsignedByte();
        var word = new Word(from, to, (flags & SPACED) != 0, flags & 3,
                in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat());
        require(from >= start && to <= end && sane(word.x()) && sane(word.y()));
        require(sane(word.width()) && sane(word.height()) && word.width() >= 0 && word.height() >= 0);
        return word;
    }

    private static Block block(DataInputStream in, int start, int end) throws IOException {
        int type = in.readUnsignedByte();
        int level = in.readUnsignedByte();
        int from = in.readInt();
        int to = in.readInt();
        int count = in.readUnsignedShort();
        require(type < Block.Type.values().length && from >= start && to >= from && to <= end);
        var runs = new ArrayList<Block.Run>(count);
        for (int i = 0; i < count; i++) {
            runs.add(run(in, from, to));
        }
        return new Block(Block.Type.values()[type], level % NUMBERED, level >= NUMBERED, from, to, runs);
    }

    private static Block.Run run(DataInputStream in, int start, int end) throws IOException {
        int style = in.readUnsignedByte();
        int from = in.readInt();
        int to = in.readInt();
        var href = in.readUTF();
        require(from >= start && to >= from && to <= end);
        require(href.isEmpty() || href.matches("(?i)(https?://|mailto:).*"));
        return new Block.Run(
                (style & 1) != 0, (style & 2) != 0, (style & 4) != 0, (style & 16) != 0, from, to, href);
    }

    private static boolean sane(float value) {
        return Float.isFinite(value) && Math.abs(value) <= LARGEST;
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new Frames.BrokenProtocol("not a page");
        }
    }
}
