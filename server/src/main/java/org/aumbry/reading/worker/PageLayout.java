package org.aumbry.reading.worker;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes where everything on one page stands; the bytes are described in {@code docs/formats/reading-layout-v1.md}. */
final class PageLayout {

    /** Kind byte of a page whose words have places. */
    static final int PLACED = 1;
    /** Kind byte of a page that is a run of blocks. */
    static final int FLOWING = 2;

    private static final int SPACED = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final int kind;
    private final float width;
    private final float height;
    private final int start;
    private int count;

    private PageLayout(int kind, float width, float height, int start) {
        this.kind = kind;
        this.width = width;
        this.height = height;
        this.start = start;
    }

    static PageLayout placed(float width, float height, int start) {
        return new PageLayout(PLACED, width, height, start);
    }

    static PageLayout flowing(int start) {
        return new PageLayout(FLOWING, 0, 0, start);
    }

    void word(int from, int length, boolean spaced, Piece piece) {
        try {
            out.writeInt(from);
            out.writeShort(length);
            out.writeByte(piece.turns() | (spaced ? SPACED : 0));
            out.writeFloat(piece.x());
            out.writeFloat(piece.y());
            out.writeFloat(piece.width());
            out.writeFloat(piece.height());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        count++;
    }

    void block(Block block) {
        try {
            out.writeByte(block.type().ordinal());
            out.writeByte(block.level());
            out.writeInt(block.start());
            out.writeInt(block.end());
            out.writeShort(block.runs().size());
            for (var run : block.runs()) {
                out.writeByte(run.style());
                out.writeInt(run.start());
                out.writeInt(run.end());
                out.writeUTF(run.href());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        count++;
    }

    byte[] finish(int end) {
        var whole = new ByteArrayOutputStream(bytes.size() + 32);
        try (var head = new DataOutputStream(whole)) {
            head.writeByte(kind);
            head.writeFloat(width);
            head.writeFloat(height);
            head.writeInt(start);
            head.writeInt(end);
            head.writeInt(count);
            bytes.writeTo(head);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return whole.toByteArray();
    }
}
