package org.aumbry.reading.worker;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/** Turns the glyphs of a line, as they were painted, into words that know their place. */
final class Glyphs {

    private static final float ASCENT = 0.8f;
    private static final float SMALLEST_EM = 1f;
    private static final int QUARTER = 90;
    private static final int NO_BREAK_SPACE = 0xa0;
    /** What lies at 80 to 9f in windows-1252, where many programs wrongly leave it. */
    private static final String LOST_SIGNS = new String(controls(), java.nio.charset.Charset.forName("windows-1252"));

    private final float pageWidth;
    private final float pageHeight;
    private final int rotation;

    /**
     * @param pageWidth of the page before turning, in points
     * @param rotation degrees clockwise by which the page is shown turned: 0, 90, 180 or 270
     */
    Glyphs(float pageWidth, float pageHeight, int rotation) {
        this.pageWidth = pageWidth;
        this.pageHeight = pageHeight;
        this.rotation = rotation;
    }

    /** Splits at spaces; leaves out what has no character. */
    List<Piece> words(List<TextPosition> glyphs) {
        var words = new ArrayList<Piece>();
        var word = new ArrayList<TextPosition>();
        for (var glyph : glyphs) {
            if (blank(glyph)) {
                flush(word, words);
                continue;
            }
            if (!word.isEmpty() && turnsAround(word.getFirst(), glyph)) {
                flush(word, words);
            }
            word.add(glyph);
        }
        flush(word, words);
        return words;
    }

    private static boolean blank(TextPosition glyph) {
        var text = glyph.getUnicode();
        return text == null
                || text.codePoints().allMatch(c -> Character.isWhitespace(c) || c == NO_BREAK_SPACE || c == 0);
    }

    /** Where Latin meets Hebrew or Arabic a new word begins, so that each keeps its own direction. */
    private static boolean turnsAround(TextPosition first, TextPosition next) {
        var word = new Piece(first.getUnicode(), 0, 0, 0, 0, 0);
        var letter = new Piece(next.getUnicode(), 0, 0, 0, 0, 0);
        boolean letters = Character.isLetter(next.getUnicode().codePointAt(0));
        return letters && word.rightToLeft() != letter.rightToLeft()
                && Character.isLetter(first.getUnicode().codePointAt(0));
    }

    private void flush(List<TextPosition> word, List<Piece> words) {
        if (word.isEmpty()) {
            return;
        }
        var piece = piece(word);
        if (!piece.text().isEmpty()) {
            words.add(piece);
        }
        word.clear();
    }

    private Piece piece(List<TextPosition> glyphs) {
        float left = Float.MAX_VALUE;
        float top = Float.MAX_VALUE;
        float right = -Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        for (var glyph : glyphs) {
            for (var corner : corners(glyph)) {
                left = Math.min(left, corner[0]);
                right = Math.max(right, corner[0]);
                top = Math.min(top, corner[1]);
                bottom = Math.max(bottom, corner[1]);
            }
        }
        return new Piece(text(glyphs), left, top, right - left, bottom - top, turns(glyphs.getFirst()));
    }

    /** The four corners of a glyph's cell, one em high, as shown. */
    private float[][] corners(TextPosition glyph) {
        var matrix = glyph.getTextMatrix();
        float em = matrix.getScalingFactorY();
        float upX = matrix.getShearX();
        float upY = matrix.getScaleY();
        float length = (float) Math.hypot(upX, upY);
        if (em < SMALLEST_EM || length == 0) {
            em = Math.max(SMALLEST_EM, glyph.getHeight());
            upX = 0;
            upY = 1;
            length = 1;
        }
        float rise = ASCENT * em / length;
        float fall = (1 - ASCENT) * em / length;
        float x0 = matrix.getTranslateX();
        float y0 = matrix.getTranslateY();
        float x1 = glyph.getEndX();
        float y1 = glyph.getEndY();
        return new float[][] {
            shown(x0 + upX * rise, y0 + upY * rise),
            shown(x0 - upX * fall, y0 - upY * fall),
            shown(x1 + upX * rise, y1 + upY * rise),
            shown(x1 - upX * fall, y1 - upY * fall)
        };
    }

    /** From the page's own space (origin lower left, not turned) to the page as shown (origin upper left). */
    private float[] shown(float x, float y) {
        return switch (rotation) {
            case QUARTER -> new float[] {y, x};
            case 2 * QUARTER -> new float[] {pageWidth - x, y};
            case 3 * QUARTER -> new float[] {pageHeight - y, pageWidth - x};
            default -> new float[] {x, pageHeight - y};
        };
    }

    private int turns(TextPosition glyph) {
        var matrix = glyph.getTextMatrix();
        double counterclockwise = Math.toDegrees(Math.atan2(matrix.getShearY(), matrix.getScaleX()));
        return Math.floorMod((int) Math.round((rotation - counterclockwise) / QUARTER), 4);
    }

    private static String text(List<TextPosition> glyphs) {
        var ordered = glyphs;
        if (runsBackward(glyphs)) {
            ordered = glyphs.reversed();
        }
        var text = new StringBuilder();
        ordered.forEach(glyph -> text.append(glyph.getUnicode()));
        return clean(text);
    }

    /** Right-to-left words are usually painted from left to right, that is from their last letter to their first. */
    private static boolean runsBackward(List<TextPosition> glyphs) {
        var first = glyphs.getFirst();
        var letters = new StringBuilder();
        glyphs.forEach(glyph -> letters.append(glyph.getUnicode()));
        return new Piece(letters.toString(), 0, 0, 0, 0, 0).rightToLeft()
                && glyphs.getLast().getXDirAdj() > first.getXDirAdj();
    }

    private static byte[] controls() {
        var bytes = new byte[0x20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (0x80 + i);
        }
        return bytes;
    }

    /** Opens ligatures and presentation forms, drops controls, soft hyphens stay for whoever joins lines. */
    static String clean(CharSequence raw) {
        var text = new StringBuilder(raw.length());
        raw.codePoints().forEach(read -> {
            int point = read >= 0x80 && read <= 0x9f ? LOST_SIGNS.charAt(read - 0x80) : read;
            boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            if (lone || Character.isISOControl(point) || point == 0xfffe || point == 0xffff) {
                return;
            }
            if (point >= 0xfb00 && point <= 0xfdff || point >= 0xfe70 && point <= 0xfefc) {
                text.append(Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC));
            } else {
                text.appendCodePoint(point);
            }
        });
        return text.toString().strip();
    }
}
