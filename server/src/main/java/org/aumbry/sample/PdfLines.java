package org.aumbry.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Breaks running text into lines that fit a width. */
final class PdfLines {

    /** A stretch of text in one font. */
    record Piece(String text, PDFont font, float size, float width) {}

    /** One line; a piece that begins a word carries its space with it, except at the start of a line. */
    record Line(List<Piece> pieces) {}

    private static final float CODE_SCALE = 0.88f;

    private final PdfFonts fonts;

    PdfLines(PdfFonts fonts) {
        this.fonts = fonts;
    }

    List<Line> breakAt(List<Manuscript.Run> runs, float size, float room) throws IOException {
        var lines = new ArrayList<Line>();
        var current = new ArrayList<Piece>();
        float used = 0;
        for (var word : words(runs, size)) {
            var width = word.stream().map(Piece::width).reduce(0f, Float::sum);
            if (!current.isEmpty() && used + width > room) {
                lines.add(new Line(current));
                current = new ArrayList<>();
                used = 0;
            }
            var fitting = current.isEmpty() ? withoutSpace(word) : word;
            current.addAll(fitting);
            used += fitting.stream().map(Piece::width).reduce(0f, Float::sum);
        }
        if (!current.isEmpty()) {
            lines.add(new Line(current));
        }
        return lines;
    }

    List<Line> breakAt(String text, PDFont font, float size, float room) throws IOException {
        var lines = new ArrayList<Line>();
        var current = new StringBuilder();
        for (var word : text.split(" ")) {
            var longer = current.isEmpty() ? word : current + " " + word;
            if (!current.isEmpty() && fonts.width(font, longer, size) > room) {
                lines.add(line(current.toString(), font, size));
                current.setLength(0);
                current.append(word);
            } else {
                current.setLength(0);
                current.append(longer);
            }
        }
        lines.add(line(current.toString(), font, size));
        return lines;
    }

    private Line line(String text, PDFont font, float size) throws IOException {
        return new Line(List.of(piece(text, font, size)));
    }

    private Piece piece(String text, PDFont font, float size) throws IOException {
        return new Piece(text, font, size, fonts.width(font, text, size));
    }

    private List<Piece> withoutSpace(List<Piece> word) throws IOException {
        var first = word.getFirst();
        var bare = new ArrayList<>(word);
        bare.set(0, piece(first.text().stripLeading(), first.font(), first.size()));
        return bare;
    }

    /** Words with the space before them; a word may be made of several pieces, as in {@code "quote"}. */
    private List<List<Piece>> words(List<Manuscript.Run> runs, float size) throws IOException {
        var words = new ArrayList<List<Piece>>();
        for (var run : runs) {
            var font = fonts.of(run.voice());
            var own = run.voice() == Manuscript.Voice.CODE ? size * CODE_SCALE : size;
            for (var part : run.text().split("(?= )")) {
                if (part.isEmpty()) {
                    continue;
                }
                if (words.isEmpty() || part.startsWith(" ")) {
                    words.add(new ArrayList<>());
                }
                words.getLast().add(piece(part, font, own));
            }
        }
        return words;
    }
}
