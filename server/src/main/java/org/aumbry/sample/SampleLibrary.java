package org.aumbry.sample;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.aumbry.assurance.Promise;
import org.aumbry.assurance.Register;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/**
 * Makes every sample document anew from the texts in the program: the same bytes' meaning at each call, no file read.
 */
@Component
public class SampleLibrary {

    private static final String HANDBOOK = "How Aumbry keeps what you put in it";
    private static final List<String> CHAPTERS = List.of(
            "01-cupboard", "02-structure", "03-walls", "04-access", "05-keys", "06-journal", "07-upload", "08-reader",
            "09-snips", "10-search", "11-people", "12-assurance", "13-operating", "14-api", "15-glossary");
    private static final Locale SPANISH = Locale.of("es");

    private final Register register;

    SampleLibrary(Register register) {
        this.register = register;
    }

    /** The handbook with the threat model and the register: one PDF of more than thirty pages. */
    public SampleDocument handbook() {
        var parts = new ArrayList<>(chapters());
        parts.add(Manuscript.read(Texts.read("en/threats.md")));
        parts.add(RegisterTexts.appendix(register.all()));
        var cover = new PdfBook.Cover(
                HANDBOOK,
                "The handbook of a private knowledge network, with its threat model and the register of its promises",
                "Contents",
                "Aumbry, Apache License 2.0",
                Locale.ENGLISH);
        return new SampleDocument(
                "aumbry-handbook.pdf", HANDBOOK, "application/pdf", Locale.ENGLISH, new PdfBook(cover).write(parts));
    }

    /** All documents, one of each kind that people use every day. */
    public List<SampleDocument> all() {
        return Stream.of(books(), tables(), slides(), texts(), pictures())
                .flatMap(List::stream)
                .toList();
    }

    private List<SampleDocument> books() {
        var threats = List.of(Manuscript.read(Texts.read("en/threats.md")));
        return List.of(
                handbook(),
                brief(Locale.FRENCH, "fr/handbook.md", "manuel-abrege.pdf", "Sommaire"),
                brief(SPANISH, "es/handbook.md", "manual-breve.pdf", "Contenido"),
                document(
                        "aumbry-handbook.docx",
                        "Handbook, to write in",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        WordBook.write(chapters())),
                document(
                        "threat-model.odt",
                        "Threat model",
                        "application/vnd.oasis.opendocument.text",
                        OpenDocument.text(threats)));
    }

    private List<SampleDocument> tables() {
        var tables = RegisterTexts.tables(register.all());
        return List.of(
                document(
                        "promise-register.xlsx",
                        "Register of promises",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        SheetBook.write(tables)),
                document(
                        "promises-by-subject.ods",
                        "Promises by subject",
                        "application/vnd.oasis.opendocument.spreadsheet",
                        OpenDocument.sheet(tables.reversed())),
                document("promises.csv", "Promises as CSV", "text/csv", utf8(RegisterTexts.csv(register.all()))));
    }

    private List<SampleDocument> slides() {
        var slides = Manuscript.read(Texts.read("en/slides.md"));
        return List.of(
                document(
                        "introduction.pptx",
                        "Introduction in eight slides",
                        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                        SlideBook.write(slides)),
                document(
                        "introduction.odp",
                        "Introduction, OpenDocument",
                        "application/vnd.oasis.opendocument.presentation",
                        OpenDocument.slides(slides)));
    }

    private List<SampleDocument> texts() {
        return List.of(
                document("upload-checklist.md", "Before you upload", "text/markdown",
                        Texts.bytes("en/upload-checklist.md")),
                document("meeting-notes.md", "Notes of the introduction meeting", "text/markdown",
                        Texts.bytes("en/meeting-notes.md")),
                document("glossary.md", "Words", "text/markdown", plainMarkdown("en/15-glossary.md")),
                document("first-day.txt", "Your first day", "text/plain", Texts.bytes("en/first-day.txt")),
                document("recovery-drill.txt", "Recovery drill", "text/plain", Texts.bytes("en/recovery-drill.txt")),
                document("snips-and-search.html", "Snips and search", "text/html",
                        html("en/09-snips.md", "en/10-search.md")),
                new SampleDocument("guide-court.md", "Guide court", "text/markdown", Locale.FRENCH,
                        plainMarkdown("fr/handbook.md")),
                new SampleDocument("guia-breve.md", "Guía breve", "text/markdown", SPANISH,
                        plainMarkdown("es/handbook.md")));
    }

    private List<SampleDocument> pictures() {
        return List.of(
                document("structure.png", "Structure of the program", "image/png", Figures.png("structure")),
                document("keys.png", "Hierarchy of keys", "image/png", Figures.png("keys")),
                document("one-request.jpg", "One request through the house", "image/jpeg", Figures.jpeg("request")));
    }

    private static List<Manuscript> chapters() {
        return CHAPTERS.stream()
                .map(chapter -> Manuscript.read(Texts.read("en/" + chapter + ".md")))
                .toList();
    }

    private static SampleDocument brief(Locale language, String text, String fileName, String contents) {
        var part = Manuscript.read(Texts.read(text));
        var cover = new PdfBook.Cover(part.title(), "Aumbry", contents, "Aumbry, Apache License 2.0", language);
        return new SampleDocument(
                fileName, part.title(), "application/pdf", language, new PdfBook(cover).write(List.of(part)));
    }

    private static SampleDocument document(String fileName, String title, String mediaType, byte[] content) {
        return new SampleDocument(fileName, title, mediaType, Locale.ENGLISH, content);
    }

    private static byte[] plainMarkdown(String name) {
        return utf8(Texts.read(name).replaceAll("(?m)^!\\[.*\n+", ""));
    }

    private static byte[] html(String... names) {
        var renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create()))
                .build();
        var body = new StringBuilder();
        for (var name : names) {
            body.append(renderer.render(Manuscript.PARSER.parse(Texts.read(name))));
        }
        return utf8("""
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Snips and search</title></head>
                <body>
                %s</body>
                </html>
                """.formatted(body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
