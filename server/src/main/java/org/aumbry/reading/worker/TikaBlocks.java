package org.aumbry.reading.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads office files and mail through Tika's parsers. What is embedded in them is never opened. */
final class TikaBlocks {

    private static final class Full extends SAXException {
        Full() {
            super("full");
        }
    }

    /** Embedded files stay closed, so that nothing nests. */
    private static final EmbeddedDocumentExtractor NOTHING_EMBEDDED = new EmbeddedDocumentExtractor() {
        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean html) {
            // Stays closed.
        }
    };

    private TikaBlocks() {}

    /** Parses with the given parser. The state says why when it can't be read. */
    static BlockText read(Path file, Parser parser, Format format) throws IOException {
        boolean mail = format == Format.MAIL;
        var out = new BlockText();
        var body = new BlockText();
        var metadata = new Metadata();
        var context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, NOTHING_EMBEDDED);
        var target = mail ? body : out;
        try (var in = TikaInputStream.get(file)) {
            parser.parse(in, new Handler(target, format == Format.SHEET), metadata, context);
        } catch (EncryptedDocumentException | org.apache.poi.EncryptedDocumentException locked) {
            throw new Stopped(Outcome.State.PASSWORD_PROTECTED);
        } catch (SAXException | TikaException | IOException | RuntimeException broken) {
            if (!target.full()) {
                throw stopped(broken);
            }
        }
        if (mail) {
            heads(out, metadata);
            out.copy(body);
        }
        return out;
    }

    private static Stopped stopped(Throwable broken) {
        for (var cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof org.apache.poi.EncryptedDocumentException) {
                return new Stopped(Outcome.State.PASSWORD_PROTECTED);
            }
            if (cause instanceof Stopped known) {
                return known;
            }
        }
        return new Stopped(Outcome.State.DAMAGED);
    }

    private static void heads(BlockText out, Metadata metadata) {
        var subject = metadata.get(TikaCoreProperties.TITLE);
        if (subject == null) {
            subject = metadata.get(TikaCoreProperties.SUBJECT);
        }
        if (subject != null) {
            out.begin(Block.Type.HEADING, 1);
            out.write(subject);
        }
        head(out, "From", metadata, Message.MESSAGE_FROM);
        head(out, "To", metadata, Message.MESSAGE_TO);
        head(out, "Cc", metadata, Message.MESSAGE_CC);
        head(out, "Date", metadata, TikaCoreProperties.CREATED.getName());
    }

    private static void head(BlockText out, String label, Metadata metadata, String name) {
        var values = metadata.getValues(name);
        if (values.length > 0) {
            out.begin(Block.Type.ROW, 0);
            out.beginCell();
            out.write(label);
            out.beginCell();
            out.write(String.join(", ", values));
            out.end();
        }
    }

    private static void head(BlockText out, String label, Metadata metadata, Property name) {
        head(out, label, metadata, name.getName());
    }

    private static final class Handler extends DefaultHandler {

        private final BlockText out;
        private final Elements elements;
        private final boolean sheets;

        /** @param sheets whether each top heading names another sheet */
        Handler(BlockText out, boolean sheets) {
            this.out = out;
            this.sheets = sheets;
            this.elements = new Elements(out);
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            if (sheets && local.equals("h1")) {
                out.breakPage();
            }
            elements.open(local, value(attributes, "class"), value(attributes, "href"));
        }

        @Override
        public void endElement(String uri, String local, String name) {
            elements.close(local);
        }

        @Override
        public void characters(char[] chars, int start, int length) throws SAXException {
            elements.text(new String(chars, start, length));
            if (out.full()) {
                throw new Full();
            }
        }

        private static String value(Attributes attributes, String name) {
            var value = attributes.getValue(name);
            return value == null ? "" : value;
        }
    }
}
