package org.aumbry.sample;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Sets the blocks of a text one below the other, on as many pages as they need. Lengths are points. */
final class PdfFlow implements AutoCloseable {

    /** A heading and the page, counted from 0 among the pages of this flow, on which it stands. */
    record Place(int level, String text, PDPage page, float y) {}

    static final float LEFT = 96;
    static final float WIDTH = 403;
    static final float TOP = 770;
    static final float BOTTOM = 84;
    static final Color INK = new Color(0x16201D);
    static final Color QUIET = new Color(0x46524D);
    static final Color VERDIGRIS = new Color(0x0B6A5C);
    private static final Color WELL = new Color(0xECEEE9);
    private static final Color RULE = new Color(0x808983);
    private static final float BODY = 10.5f;
    private static final float BODY_STEP = 16;
    private static final float SMALL = 8.5f;
    private static final float SMALL_STEP = 12;
    private static final double WEIGHT = 0.8;

    private final PDDocument document;
    private final PdfFonts fonts;
    private final PdfLines lines;
    private final List<PDPage> pages = new ArrayList<>();
    private final List<String> chapters = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private PDPageContentStream out;
    private String chapter = "";
    private float y;

    PdfFlow(PDDocument document, PdfFonts fonts) throws IOException {
        this.document = document;
        this.fonts = fonts;
        this.lines = new PdfLines(fonts);
        this.out = turn();
    }

    List<PDPage> pages() {
        return pages;
    }

    /** The running title of each page. */
    List<String> chapters() {
        return chapters;
    }

    List<Place> places() {
        return places;
    }

    void add(Manuscript text) throws IOException {
        for (var block : text.blocks()) {
            switch (block) {
                case Manuscript.Head head -> head(head);
                case Manuscript.Para para -> paragraph(para.runs(), 0, INK);
                case Manuscript.Quote quote -> quote(quote.runs());
                case Manuscript.Items items -> items(items);
                case Manuscript.Grid grid -> grid(grid);
                case Manuscript.Listing listing -> listing(listing.text());
                case Manuscript.Figure figure -> figure(figure);
            }
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private PDPageContentStream turn() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        pages.add(page);
        chapters.add(chapter);
        y = TOP;
        return new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, true);
    }

    private void room(float needed) throws IOException {
        if (y - needed < BOTTOM) {
            out.close();
            out = turn();
        }
    }

    private void head(Manuscript.Head head) throws IOException {
        var size = head.level() == 1 ? 24f : head.level() == 2 ? 15f : 11.5f;
        var step = size * 1.28f;
        if (head.level() == 1) {
            chapter = head.text();
            if (y < TOP) {
                out.close();
                out = turn();
            }
            chapters.set(chapters.size() - 1, chapter);
            y -= 40;
        } else {
            room(step + 4 * BODY_STEP);
            y -= head.level() == 2 ? 14 : 6;
        }
        places.add(new Place(head.level(), head.text(), pages.getLast(), y + step));
        for (var line : lines.breakAt(head.text(), fonts.of(Typeface.SAYING_BOLD), size, WIDTH)) {
            y -= step;
            write(line, LEFT, head.level() == 1 ? VERDIGRIS : INK);
        }
        y -= head.level() == 1 ? 22 : 5;
    }

    private void paragraph(List<Manuscript.Run> runs, float indent, Color color) throws IOException {
        var set = lines.breakAt(runs, BODY, WIDTH - indent);
        room(Math.min(set.size(), 2) * BODY_STEP);
        for (var line : set) {
            room(BODY_STEP);
            y -= BODY_STEP;
            write(line, LEFT + indent, color);
        }
        y -= 7;
    }

    private void quote(List<Manuscript.Run> runs) throws IOException {
        var set = lines.breakAt(runs, BODY, WIDTH - 24);
        var height = set.size() * BODY_STEP + 6;
        room(height);
        fill(LEFT + 4, y - height, 2, height, VERDIGRIS);
        paragraph(runs, 18, QUIET);
    }

    private void items(Manuscript.Items items) throws IOException {
        for (int i = 0; i < items.items().size(); i++) {
            room(2 * BODY_STEP);
            var mark = items.numbered() ? (i + 1) + "." : "•";
            var line = lines.breakAt(mark, fonts.of(Typeface.READING), BODY, 20).getFirst();
            y -= BODY_STEP;
            write(line, LEFT + 4, QUIET);
            y += BODY_STEP;
            paragraph(items.items().get(i), 20, INK);
            y += 4;
        }
        y -= 5;
    }

    private void listing(String text) throws IOException {
        var rows = text.split("\n");
        room(rows.length * SMALL_STEP + 16);
        fill(LEFT, y - rows.length * SMALL_STEP - 12, WIDTH, rows.length * SMALL_STEP + 12, WELL);
        y -= 4;
        for (var row : rows) {
            y -= SMALL_STEP;
            write(lines.breakAt(row, fonts.of(Typeface.EVIDENCE), SMALL - 0.5f, 1000).getFirst(), LEFT + 8, INK);
        }
        y -= 18;
    }

    private void figure(Manuscript.Figure figure) throws IOException {
        var image = PDImageXObject.createFromByteArray(document, Figures.png(figure.name()), figure.name());
        var height = WIDTH * image.getHeight() / image.getWidth();
        room(height + 30);
        out.drawImage(image, LEFT, y - height, WIDTH, height);
        y -= height + 4;
        for (var line : lines.breakAt(figure.caption(), fonts.of(Typeface.READING_ITALIC), 9, WIDTH)) {
            y -= 13;
            write(line, LEFT, QUIET);
        }
        y -= 14;
    }

    private void grid(Manuscript.Grid grid) throws IOException {
        var widths = widths(grid);
        row(grid.header(), widths, Typeface.SAYING_BOLD);
        for (var cells : grid.rows()) {
            if (y - height(cells, widths) < BOTTOM) {
                room(TOP);
                row(grid.header(), widths, Typeface.SAYING_BOLD);
            }
            row(cells, widths, Typeface.READING);
        }
        y -= 12;
    }

    private float height(List<String> cells, float[] widths) throws IOException {
        int most = 1;
        for (int i = 0; i < cells.size(); i++) {
            most = Math.max(
                    most,
                    lines.breakAt(cells.get(i), fonts.of(Typeface.READING), SMALL, widths[i] - 8)
                            .size());
        }
        return most * SMALL_STEP + 7;
    }

    private void row(List<String> cells, float[] widths, Typeface face) throws IOException {
        var height = height(cells, widths);
        room(height + (face == Typeface.READING ? 0 : 3 * SMALL_STEP));
        float x = LEFT;
        for (int i = 0; i < cells.size(); i++) {
            float at = y;
            for (var line : lines.breakAt(cells.get(i), fonts.of(face), SMALL, widths[i] - 8)) {
                at -= SMALL_STEP;
                write(line, x, at, face == Typeface.READING ? INK : QUIET);
            }
            x += widths[i];
        }
        y -= height;
        fill(LEFT, y + 1, WIDTH, 0.5f, RULE);
    }

    /** Columns get room by their longest words and, less than in proportion, by their longest text. */
    private float[] widths(Manuscript.Grid grid) throws IOException {
        var columns = grid.header().size();
        var weight = new double[columns];
        var least = new float[columns];
        var all = new ArrayList<>(grid.rows());
        all.add(grid.header());
        for (var row : all) {
            for (int i = 0; i < columns; i++) {
                weight[i] = Math.max(weight[i], Math.pow(row.get(i).length(), WEIGHT));
                for (var word : row.get(i).split(" ")) {
                    least[i] = Math.max(least[i], fonts.width(fonts.of(Typeface.SAYING_BOLD), word, SMALL) + 10);
                }
            }
        }
        double sum = 0;
        float fixed = 0;
        for (int i = 0; i < columns; i++) {
            sum += weight[i];
            fixed += least[i];
        }
        var widths = new float[columns];
        for (int i = 0; i < columns; i++) {
            widths[i] = (float) (least[i] + Math.max(0, WIDTH - fixed) * weight[i] / sum);
        }
        return widths;
    }

    private void write(PdfLines.Line line, float x, Color color) throws IOException {
        write(line, x, y, color);
    }

    private void write(PdfLines.Line line, float x, float at, Color color) throws IOException {
        out.beginText();
        out.setNonStrokingColor(color);
        out.newLineAtOffset(x, at);
        for (var piece : line.pieces()) {
            out.setFont(piece.font(), piece.size());
            out.showText(piece.text());
        }
        out.endText();
    }

    private void fill(float x, float at, float width, float height, Color color) throws IOException {
        out.setNonStrokingColor(color);
        out.addRect(x, at, width, height);
        out.fill();
    }
}
