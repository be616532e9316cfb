package org.aumbry.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDBorderStyleDictionary;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** Makes a book: title page, table of contents with links, numbered pages, bookmarks, embedded fonts. */
final class PdfBook {

    private static final int ENTRIES = 38;
    private static final float ENTRY_STEP = 17;

    /** The words around the texts, in the language of the book. */
    record Cover(String title, String subtitle, String contents, String footer, Locale language) {}

    private final Cover cover;

    PdfBook(Cover cover) {
        this.cover = cover;
    }

    byte[] write(List<Manuscript> parts) {
        try (var document = new PDDocument()) {
            var fonts = new PdfFonts(document);
            var flow = new PdfFlow(document, fonts);
            try (flow) {
                for (var part : parts) {
                    flow.add(part);
                }
            }
            var front = front(document, fonts, flow);
            front.forEach(document::addPage);
            flow.pages().forEach(document::addPage);
            number(document, fonts, flow, front.size());
            describe(document, flow);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private List<PDPage> front(PDDocument document, PdfFonts fonts, PdfFlow flow) throws IOException {
        var pages = new ArrayList<PDPage>();
        pages.add(title(document, fonts));
        var entries = flow.places().stream().filter(place -> place.level() <= 2).toList();
        var contents = (entries.size() + ENTRIES - 1) / ENTRIES;
        for (int page = 0; page < contents; page++) {
            var part = entries.subList(page * ENTRIES, Math.min(entries.size(), (page + 1) * ENTRIES));
            pages.add(contents(document, fonts, part, flow, contents + 1, page == 0));
        }
        return pages;
    }

    private PDPage title(PDDocument document, PdfFonts fonts) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        try (var out = new PDPageContentStream(document, page)) {
            out.setNonStrokingColor(PdfFlow.VERDIGRIS);
            out.addRect(PdfFlow.LEFT, 600, 46, 6);
            out.fill();
            float y = 555;
            for (var line : new PdfLines(fonts).breakAt(cover.title(), fonts.of(Typeface.SAYING_BOLD), 34, 420)) {
                text(out, fonts, Typeface.SAYING_BOLD, 34, PdfFlow.LEFT, y, line.pieces().getFirst().text());
                y -= 42;
            }
            y -= 6;
            for (var line : new PdfLines(fonts).breakAt(cover.subtitle(), fonts.of(Typeface.READING_ITALIC), 15, 400)) {
                text(out, fonts, Typeface.READING_ITALIC, 15, PdfFlow.LEFT, y, line.pieces().getFirst().text());
                y -= 22;
            }
            text(out, fonts, Typeface.SAYING, 10, PdfFlow.LEFT, PdfFlow.BOTTOM, cover.footer());
        }
        return page;
    }

    private PDPage contents(
            PDDocument document, PdfFonts fonts, List<PdfFlow.Place> entries, PdfFlow flow, int before, boolean first)
            throws IOException {
        var page = new PDPage(PDRectangle.A4);
        float y = PdfFlow.TOP - 30;
        try (var out = new PDPageContentStream(document, page)) {
            if (first) {
                text(out, fonts, Typeface.SAYING_BOLD, 20, PdfFlow.LEFT, y, cover.contents());
            }
            y -= 30;
            for (var entry : entries) {
                var chapter = entry.level() == 1;
                var face = chapter ? Typeface.SAYING_BOLD : Typeface.READING;
                var number = String.valueOf(flow.pages().indexOf(entry.page()) + before + 1);
                text(out, fonts, face, 10, PdfFlow.LEFT + (chapter ? 0 : 14), y, entry.text());
                var width = fonts.width(fonts.of(Typeface.EVIDENCE), number, 9);
                text(out, fonts, Typeface.EVIDENCE, 9, PdfFlow.LEFT + PdfFlow.WIDTH - width, y, number);
                page.getAnnotations().add(link(entry, y));
                y -= ENTRY_STEP;
            }
        }
        return page;
    }

    private static PDAnnotationLink link(PdfFlow.Place entry, float y) {
        var link = new PDAnnotationLink();
        link.setRectangle(new PDRectangle(PdfFlow.LEFT, y - 4, PdfFlow.WIDTH, ENTRY_STEP - 2));
        var border = new PDBorderStyleDictionary();
        border.setWidth(0);
        link.setBorderStyle(border);
        link.setDestination(destination(entry));
        return link;
    }

    private static PDPageXYZDestination destination(PdfFlow.Place entry) {
        var destination = new PDPageXYZDestination();
        destination.setPage(entry.page());
        destination.setTop((int) entry.y() + 10);
        return destination;
    }

    private void number(PDDocument document, PdfFonts fonts, PdfFlow flow, int before) throws IOException {
        for (int i = 0; i < flow.pages().size(); i++) {
            var page = flow.pages().get(i);
            try (var out = new PDPageContentStream(
                    document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
                var number = String.valueOf(i + before + 1);
                text(out, fonts, Typeface.SAYING, 8.5f, PdfFlow.LEFT, 50, flow.chapters().get(i));
                var width = fonts.width(fonts.of(Typeface.EVIDENCE), number, 9);
                text(out, fonts, Typeface.EVIDENCE, 9, PdfFlow.LEFT + PdfFlow.WIDTH - width, 50, number);
            }
        }
    }

    private void describe(PDDocument document, PdfFlow flow) {
        var information = document.getDocumentInformation();
        information.setTitle(cover.title());
        information.setSubject(cover.subtitle());
        information.setCreator("Aumbry");
        document.getDocumentCatalog().setLanguage(cover.language().toLanguageTag());
        var outline = new PDDocumentOutline();
        document.getDocumentCatalog().setDocumentOutline(outline);
        var chapter = new PDOutlineItem();
        for (var place : flow.places()) {
            if (place.level() > 2) {
                continue;
            }
            var item = new PDOutlineItem();
            item.setTitle(place.text());
            item.setDestination(destination(place));
            if (place.level() == 1) {
                outline.addLast(item);
                chapter = item;
            } else {
                chapter.addLast(item);
            }
        }
    }

    private static void text(
            PDPageContentStream out, PdfFonts fonts, Typeface face, float size, float x, float y, String words)
            throws IOException {
        out.beginText();
        out.setNonStrokingColor(PdfFlow.INK);
        out.setFont(fonts.of(face), size);
        out.newLineAtOffset(x, y);
        out.showText(words);
        out.endText();
    }
}
