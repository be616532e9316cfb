package org.aumbry.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Makes a Word document with real heading styles, lists, tables and pictures. */
final class WordBook {

    private static final int PICTURE_WIDTH = 440;
    private static final int PICTURE_HEIGHT = 275;
    private static final int[] HEADING_SIZES = {22, 15, 12};

    private WordBook() {}

    static byte[] write(List<Manuscript> parts) {
        try (var document = new XWPFDocument()) {
            var styles = document.createStyles();
            for (int level = 1; level <= HEADING_SIZES.length; level++) {
                styles.addStyle(heading(level));
            }
            document.getProperties().getCoreProperties().setTitle(parts.getFirst().title());
            document.getProperties().getCoreProperties().setCreator("Aumbry");
            for (var part : parts) {
                for (var block : part.blocks()) {
                    add(document, block);
                }
            }
            var out = new ByteArrayOutputStream();
            document.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static XWPFStyle heading(int level) {
        var style = CTStyle.Factory.newInstance();
        style.setType(STStyleType.PARAGRAPH);
        style.setStyleId("Heading" + level);
        style.addNewName().setVal("heading " + level);
        style.addNewQFormat();
        style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level - 1L));
        var font = style.addNewRPr();
        font.addNewB();
        font.addNewSz().setVal(BigInteger.valueOf(HEADING_SIZES[level - 1] * 2L));
        return new XWPFStyle(style);
    }

    private static void add(XWPFDocument document, Manuscript.Block block) throws IOException {
        switch (block) {
            case Manuscript.Head head -> {
                var paragraph = document.createParagraph();
                paragraph.setStyle("Heading" + head.level());
                paragraph.setSpacingBefore(240);
                paragraph.createRun().setText(head.text());
            }
            case Manuscript.Para para -> runs(document.createParagraph(), para.runs());
            case Manuscript.Quote quote -> {
                var paragraph = document.createParagraph();
                paragraph.setIndentationLeft(480);
                runs(paragraph, quote.runs());
            }
            case Manuscript.Items items -> {
                for (int i = 0; i < items.items().size(); i++) {
                    var paragraph = document.createParagraph();
                    paragraph.setIndentationLeft(480);
                    paragraph.setIndentationHanging(240);
                    paragraph.createRun().setText(items.numbered() ? (i + 1) + ". " : "• ");
                    runs(paragraph, items.items().get(i));
                }
            }
            case Manuscript.Grid grid -> grid(document, grid);
            case Manuscript.Listing listing -> {
                for (var line : listing.text().split("\n")) {
                    var run = document.createParagraph().createRun();
                    run.setFontFamily("JetBrains Mono");
                    run.setFontSize(9);
                    run.setText(line);
                }
            }
            case Manuscript.Figure figure -> picture(document.createParagraph().createRun(), figure);
        }
    }

    private static void runs(XWPFParagraph paragraph, List<Manuscript.Run> runs) {
        paragraph.setSpacingAfter(120);
        for (var piece : runs) {
            var run = paragraph.createRun();
            run.setText(piece.text());
            switch (piece.voice()) {
                case PLAIN -> {}
                case STRONG -> run.setBold(true);
                case EMPHASIS -> run.setItalic(true);
                case CODE -> run.setFontFamily("JetBrains Mono");
            }
        }
    }

    private static void grid(XWPFDocument document, Manuscript.Grid grid) {
        var table = document.createTable(
                grid.rows().size() + 1, grid.header().size());
        for (int column = 0; column < grid.header().size(); column++) {
            table.getRow(0).getCell(column).setText(grid.header().get(column));
            for (int row = 0; row < grid.rows().size(); row++) {
                table.getRow(row + 1).getCell(column).setText(grid.rows().get(row).get(column));
            }
        }
        table.setWidth("100%");
        document.createParagraph();
    }

    private static void picture(XWPFRun run, Manuscript.Figure figure) throws IOException {
        try {
            run.addPicture(
                    new ByteArrayInputStream(Figures.png(figure.name())),
                    PictureType.PNG,
                    figure.name() + ".png",
                    Units.toEMU(PICTURE_WIDTH),
                    Units.toEMU(PICTURE_HEIGHT));
        } catch (InvalidFormatException impossible) {
            throw new IllegalStateException(impossible);
        }
        run.addBreak();
        run.setText(figure.caption());
        run.setItalic(true);
    }
}
