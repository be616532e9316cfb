package org.aumbry.sample;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The product's own faces, from the files that come with it.
 *
 * <p>Outlines are taken from the files directly, so that drawing works on a machine without any font installed.
 */
enum Typeface {
    READING("literata-regular"),
    READING_BOLD("literata-bold"),
    READING_ITALIC("literata-italic"),
    SAYING("schibsted-regular"),
    SAYING_BOLD("schibsted-bold"),
    EVIDENCE("jetbrains-mono");

    private final String file;

    Typeface(String file) {
        this.file = file;
    }

    /** The TrueType file. */
    byte[] bytes() {
        return Texts.bytes("fonts/" + file + ".ttf");
    }

    /** Opens the outlines; the caller closes them. */
    TrueTypeFont open() {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(bytes()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The shape of a line of text whose base line begins at the origin, {@code size} pixels to the em. */
    static GeneralPath outline(TrueTypeFont font, String text, float size) {
        try {
            var scale = size / font.getUnitsPerEm();
            var cmap = font.getUnicodeCmapLookup();
            var line = new GeneralPath();
            float x = 0;
            for (var point : text.codePoints().toArray()) {
                var glyph = cmap.getGlyphId(point);
                var data = font.getGlyph().getGlyph(glyph);
                if (data != null) {
                    var place = AffineTransform.getTranslateInstance(x, 0);
                    place.scale(scale, -scale);
                    line.append(data.getPath().getPathIterator(place), false);
                }
                x += font.getAdvanceWidth(glyph) * scale;
            }
            return line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static float width(TrueTypeFont font, String text, float size) {
        try {
            var cmap = font.getUnicodeCmapLookup();
            float units = 0;
            for (var point : text.codePoints().toArray()) {
                units += font.getAdvanceWidth(cmap.getGlyphId(point));
            }
            return units * size / font.getUnitsPerEm();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
