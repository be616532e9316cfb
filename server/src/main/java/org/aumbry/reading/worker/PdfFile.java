package org.aumbry.reading.worker;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads and draws a PDF, page by page. */
final class PdfFile implements AutoCloseable {

    private static final long HEAP_BYTES = 64L << 20;
    private static final long TEMP_BYTES = 256L << 20;
    private static final int ASPECT = 4;

    private final PDDocument pdf;
    private final PDFRenderer renderer;

    private PdfFile(PDDocument pdf) {
        this.pdf = pdf;
        this.renderer = new PDFRenderer(pdf);
        renderer.setSubsamplingAllowed(true);
    }

    static PdfFile open(Path file) throws IOException {
        try {
            var memory = MemoryUsageSetting.setupMixed(HEAP_BYTES, TEMP_BYTES);
            return new PdfFile(Loader.loadPDF(file.toFile(), "", null, null, memory.streamCache));
        } catch (InvalidPasswordException locked) {
            throw new Stopped(Outcome.State.PASSWORD_PROTECTED);
        } catch (IOException | RuntimeException broken) {
            throw new Stopped(Outcome.State.DAMAGED);
        }
    }

    int pages() {
        return Math.min(pdf.getNumberOfPages(), Limits.PAGES);
    }

    /** Sends every page's words and text. Returns the whole text, for whoever wants to know its language. */
    CanonicalText read(Sink sink, StringBuilder sample) throws IOException {
        if (pdf.getNumberOfPages() == 0) {
            throw new Stopped(Outcome.State.DAMAGED);
        }
        var text = new CanonicalText();
        var joiner = new LineJoiner();
        var words = new PageWords((page, lines) -> {
            if (text.length() > 0) {
                text.append("\n\n");
            }
            var layout = PageLayout.placed(width(page), height(page), text.length());
            joiner.write(lines, text, layout);
            sink.page(layout.finish(text.length()));
            var piece = text.take();
            if (sample.length() < Languages.SAMPLE_CHARS) {
                sample.append(piece);
            }
            sink.text(piece);
            sink.progress("page");
        });
        words.setSuppressDuplicateOverlappingText(true);
        words.setEndPage(pages());
        words.writeText(pdf, java.io.Writer.nullWriter());
        return text;
    }

    boolean longer() {
        return pdf.getNumberOfPages() > Limits.PAGES;
    }

    /** Draws a page at the given width; unusually tall ones get narrower. */
    BufferedImage draw(int number, int width) throws IOException {
        var page = pdf.getPage(number - 1);
        float scale = width / width(page);
        float tallest = ASPECT * (float) width;
        scale = Math.min(scale, Math.min(tallest, Limits.PICTURE_EDGE) / height(page));
        return renderer.renderImage(number - 1, scale, ImageType.RGB);
    }

    private static boolean turned(PDPage page) {
        return Math.floorMod(page.getRotation(), 180) != 0;
    }

    private static float width(PDPage page) {
        var box = page.getCropBox();
        return Math.max(1, turned(page) ? box.getHeight() : box.getWidth());
    }

    private static float height(PDPage page) {
        var box = page.getCropBox();
        return Math.max(1, turned(page) ? box.getWidth() : box.getHeight());
    }

    @Override
    public void close() throws IOException {
        pdf.close();
    }
}
