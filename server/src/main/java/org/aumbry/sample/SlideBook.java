package org.aumbry.sample;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFSlide;

/** Makes slides: each heading of level 2 begins one, with its points below and a figure beside them. */
final class SlideBook {

    private static final Color INK = new Color(0x16201D);
    private static final Color VERDIGRIS = new Color(0x0B6A5C);

    private SlideBook() {}

    static byte[] write(Manuscript text) {
        try (var show = new XMLSlideShow()) {
            show.setPageSize(new Dimension(960, 540));
            var slide = show.createSlide();
            var y = 60;
            for (var block : text.blocks()) {
                switch (block) {
                    case Manuscript.Head head when head.level() == 1 -> {
                        box(slide, head.text(), new Rectangle(60, 190, 840, 110), 44, true, VERDIGRIS);
                        y = 310;
                    }
                    case Manuscript.Head head -> {
                        slide = show.createSlide();
                        box(slide, head.text(), new Rectangle(60, 40, 840, 60), 30, true, VERDIGRIS);
                        y = 120;
                    }
                    case Manuscript.Para para -> {
                        box(slide, Manuscript.plain(para.runs()), new Rectangle(60, y, 840, 64), 20, false, INK);
                        y += 72;
                    }
                    case Manuscript.Items items -> {
                        for (var item : items.items()) {
                            box(slide, "• " + Manuscript.plain(item), new Rectangle(60, y, 840, 50), 20, false, INK);
                            y += 54;
                        }
                    }
                    case Manuscript.Figure figure -> {
                        var picture = slide.createPicture(
                                show.addPicture(Figures.png(figure.name()), PictureType.PNG));
                        picture.setAnchor(new Rectangle(180, 115, 600, 375));
                    }
                    default -> throw new IllegalStateException("Slides show headings, points and figures only");
                }
            }
            var out = new ByteArrayOutputStream();
            show.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void box(XSLFSlide slide, String text, Rectangle place, double size, boolean bold, Color color) {
        var box = slide.createTextBox();
        box.setAnchor(place);
        var run = box.getTextParagraphs().isEmpty()
                ? box.addNewTextParagraph().addNewTextRun()
                : box.getTextParagraphs().getFirst().addNewTextRun();
        run.setText(text);
        run.setFontSize(size);
        run.setBold(bold);
        run.setFontColor(color);
    }
}
