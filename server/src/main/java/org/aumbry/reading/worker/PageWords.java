package org.aumbry.reading.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Collects the lines of a PDF page in reading order; PDFBox finds lines and words. */
final class PageWords extends PDFTextStripper {

    /** One line; {@code paragraph} when a new paragraph begins with it. */
    record Line(boolean paragraph, List<Piece> words) {
        float top() {
            return (float) words.stream().mapToDouble(Piece::y).min().orElse(0);
        }

        float left() {
            return (float) words.stream().mapToDouble(Piece::x).min().orElse(0);
        }

        float right() {
            return (float) words.stream().mapToDouble(Piece::right).max().orElse(0);
        }

        float height() {
            return (float) words.stream().mapToDouble(Piece::height).max().orElse(0);
        }
    }

    /** Takes the lines of one page. */
    interface Taker {
        void page(PDPage page, List<Line> lines) throws IOException;
    }

    private static final double DISORDER = 0.3;

    private final Taker taker;
    private List<Line> lines = new ArrayList<>();
    private List<Piece> words = new ArrayList<>();
    private Glyphs glyphs = new Glyphs(0, 0, 0);
    private int count;
    private int failed;

    PageWords(Taker taker) {
        this.taker = taker;
    }

    /** Number of pages whose content could not be followed to its end. */
    int failed() {
        return failed;
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        if (getCurrentPageNo() > getEndPage()) {
            return;
        }
        var box = page.getCropBox();
        glyphs = new Glyphs(box.getWidth(), box.getHeight(), Math.floorMod(page.getRotation(), 360));
        lines = new ArrayList<>();
        words = new ArrayList<>();
        count = 0;
        try {
            super.processPage(page);
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            failed++;
        }
        endLine();
        taker.page(page, Paragraphs.mark(disordered() ? sorted() : lines));
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        if (count < Limits.PAGE_WORDS) {
            var found = glyphs.words(positions);
            count += found.size();
            words.addAll(found);
        }
    }

    @Override
    protected void writeLineSeparator() {
        endLine();
    }

    @Override
    protected void writeParagraphStart() {
        endLine();
    }

    private void endLine() {
        if (!words.isEmpty()) {
            lines.add(new Line(false, ordered(words)));
            words = new ArrayList<>();
        }
    }

    /** Words of a mostly right-to-left line, painted from left to right, are put in reading order. */
    static List<Piece> ordered(List<Piece> painted) {
        long backward = painted.stream().filter(Piece::rightToLeft).count();
        boolean ascending = painted.getLast().x() > painted.getFirst().x();
        if (2 * backward <= painted.size() || !ascending) {
            return painted;
        }
        var read = new ArrayList<>(painted.reversed());
        for (int from = 0; from < read.size(); from++) {
            int to = from;
            while (to < read.size() && !read.get(to).rightToLeft()) {
                to++;
            }
            if (to - from > 1) {
                Collections.reverse(read.subList(from, to));
            }
            from = Math.max(from, to);
        }
        return read;
    }

    /** Whether the painting order keeps jumping back up within the same column. */
    private boolean disordered() {
        int jumps = 0;
        for (int i = 1; i < lines.size(); i++) {
            var above = lines.get(i - 1);
            var line = lines.get(i);
            boolean sameColumn = line.left() < above.right() && above.left() < line.right();
            if (sameColumn && line.top() + line.height() < above.top()) {
                jumps++;
            }
        }
        return jumps > 2 && jumps > DISORDER * lines.size();
    }

    private List<Line> sorted() {
        var copy = new ArrayList<>(lines);
        copy.sort((a, b) -> {
            int rows = Float.compare(Math.round(a.top() / 4), Math.round(b.top() / 4));
            return rows != 0 ? rows : Float.compare(a.left(), b.left());
        });
        return copy;
    }
}
