package org.aumbry.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The product's faces, embedded in one PDF as subsets. */
final class PdfFonts {

    private final Map<Typeface, PDFont> fonts = new EnumMap<>(Typeface.class);

    PdfFonts(PDDocument document) throws IOException {
        for (var face : Typeface.values()) {
            fonts.put(face, PDType0Font.load(document, new ByteArrayInputStream(face.bytes()), true));
        }
    }

    PDFont of(Typeface face) {
        var font = fonts.get(face);
        if (font == null) {
            throw new IllegalStateException("A face was not embedded: " + face);
        }
        return font;
    }

    PDFont of(Manuscript.Voice voice) {
        return of(
                switch (voice) {
                    case PLAIN -> Typeface.READING;
                    case STRONG -> Typeface.READING_BOLD;
                    case EMPHASIS -> Typeface.READING_ITALIC;
                    case CODE -> Typeface.EVIDENCE;
                });
    }

    /** In points. */
    float width(PDFont font, String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }
}
