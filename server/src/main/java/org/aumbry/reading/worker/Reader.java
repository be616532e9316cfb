package org.aumbry.reading.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads one file from its first byte to its covers and says how that ended. */
final class Reader {

    /** Pages drawn at once while reading, so that the first look need not wait. */
    private static final int FIRST_PAGES = 2;

    private final Detection detection = new Detection();
    private final Languages languages = new Languages();
    private final OfficeProgram office;

    Reader(OfficeProgram office) {
        this.office = office;
    }

    Outcome read(Path file, Path folder, Request request, Sink sink) throws IOException {
        var found = detection.find(file, request.extension());
        try {
            return read(file, folder, found, request.convert(), sink);
        } catch (Stopped known) {
            return Outcome.failed(known.state(), found.format());
        } catch (StackOverflowError tooDeep) {
            return Outcome.failed(Outcome.State.DAMAGED, found.format());
        }
    }

    private Outcome read(Path file, Path folder, Detection.Found found, boolean convert, Sink sink)
            throws IOException {
        if (found.locked()) {
            throw new Stopped(Outcome.State.PASSWORD_PROTECTED);
        }
        if (Parsers.zipped(found.type())) {
            ZipGuard.check(file);
        }
        sink.progress("known");
        return switch (found.format()) {
            case PDF -> pdf(file, Format.PDF, sink);
            case IMAGE -> image(file, sink);
            case TEXT -> flowing(plain(file, found), found, sink);
            case MARKDOWN -> flowing(MarkdownBlocks.read(TextBlocks.string(file)), found, sink);
            case CSV -> flowing(TextBlocks.csv(TextBlocks.string(file)), found, sink);
            case HTML -> flowing(HtmlBlocks.read(file), found, sink);
            case MAIL -> flowing(mail(file, found), found, sink);
            case WORD, SHEET, SLIDES, RTF -> office(file, folder, found, convert, sink);
            case OTHER -> throw new Stopped(Outcome.State.UNSUPPORTED);
        };
    }

    private static BlockText mail(Path file, Detection.Found found) throws IOException {
        boolean internet = found.type().getSubtype().equals("rfc822");
        return internet ? MailBlocks.read(file) : TikaBlocks.read(file, Parsers.of(found.type()), Format.MAIL);
    }

    private static BlockText plain(Path file, Detection.Found found) throws IOException {
        var text = TextBlocks.string(file);
        boolean prose = found.type().getSubtype().equals("plain");
        return prose ? TextBlocks.plain(text) : TextBlocks.code(text);
    }

    /** Our own parser looks first: it knows locked from broken, and what it finds is shown when no program helps. */
    private Outcome office(Path file, Path folder, Detection.Found found, boolean convert, Sink sink)
            throws IOException {
        Stopped trouble = null;
        BlockText text = new BlockText();
        try {
            text = TikaBlocks.read(file, Parsers.of(found.type()), found.format());
        } catch (Stopped broken) {
            if (broken.state() == Outcome.State.PASSWORD_PROTECTED) {
                throw broken;
            }
            trouble = broken;
        }
        sink.progress("text");
        if (convert && office.present() && (found.format().convertible() || trouble != null)) {
            var pdf = converted(file, folder, found, sink);
            if (pdf.isPresent()) {
                return pdf(pdf.get(), found.format(), sink);
            }
        }
        if (trouble != null) {
            throw trouble;
        }
        return flowing(text, found, sink);
    }

    private Optional<Path> converted(Path file, Path folder, Detection.Found found, Sink sink) throws IOException {
        var named = folder.resolve("office." + extension(found));
        Files.createLink(named, file);
        var pdf = office.convert(named, folder, sink);
        if (pdf.isPresent()) {
            try (var opened = PdfFile.open(pdf.get()); var in = Files.newInputStream(pdf.get())) {
                if (opened.pages() > 0) {
                    sink.pdf(in);
                    return pdf;
                }
            } catch (Stopped unusable) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String extension(Detection.Found found) {
        try {
            var known = org.apache.tika.mime.MimeTypes.getDefaultMimeTypes().forName(found.type().toString());
            var extension = known.getExtension();
            return extension.matches("\\.[a-z0-9]{1,8}") ? extension.substring(1) : "bin";
        } catch (org.apache.tika.mime.MimeTypeException unknown) {
            return "bin";
        }
    }

    private Outcome pdf(Path file, Format format, Sink sink) throws IOException {
        try (var pdf = PdfFile.open(file)) {
            var sample = new StringBuilder();
            var text = pdf.read(sink, sample);
            pictures(pdf, sink);
            return new Outcome(
                    Outcome.State.READY, format, pdf.pages(), languages.of(sample), pdf.longer() || text.full());
        }
    }

    /** A page that can't be drawn is no reason to lose the text. */
    private static void pictures(PdfFile pdf, Sink sink) throws IOException {
        for (int page = 1; page <= Math.min(FIRST_PAGES, pdf.pages()); page++) {
            try {
                var drawn = pdf.draw(page, Limits.PAGE_WIDTH);
                Pictures.page(sink, page, drawn);
                if (page == 1) {
                    Pictures.covers(sink, drawn);
                }
            } catch (RuntimeException | StackOverflowError undrawable) {
                return;
            } catch (IOException undrawable) {
                if (undrawable instanceof Frames.BrokenProtocol) {
                    throw undrawable;
                }
                return;
            }
        }
    }

    private static Outcome image(Path file, Sink sink) throws IOException {
        try (var image = ImageFile.open(file)) {
            var first = image.draw(1);
            for (int page = 1; page <= image.pages(); page++) {
                var drawn = page == 1 ? first : image.draw(page);
                sink.page(PageLayout.placed(drawn.getWidth(), drawn.getHeight(), 0).finish(0));
                Pictures.page(sink, page, drawn);
                sink.progress("page");
            }
            Pictures.covers(sink, first);
            return new Outcome(Outcome.State.READY, Format.IMAGE, image.pages(), "", false);
        }
    }

    private Outcome flowing(BlockText text, Detection.Found found, Sink sink) throws IOException {
        int pages = text.send(sink);
        try {
            Pictures.covers(sink, TextCover.of(text));
        } catch (RuntimeException | InternalError | UnsatisfiedLinkError | NoClassDefFoundError noFonts) {
            sink.progress("no cover");
        }
        return new Outcome(
                Outcome.State.READY, found.format(), pages, languages.of(text.text()), text.full());
    }
}
