package org.aumbry.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Small files of many kinds, good and hostile, made when they are needed. */
final class FilesForReading {

    private FilesForReading() {}

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A page for each list of lines. */
    static byte[] pdf(List<List<String>> pages) {
        return pdf(pages, 0, "");
    }

    static byte[] pdf(List<List<String>> pages, int rotation, String password) {
        return bytes(out -> {
            try (var pdf = new PDDocument()) {
                for (var lines : pages) {
                    var page = new PDPage(PDRectangle.A4);
                    page.setRotation(rotation);
                    pdf.addPage(page);
                    try (var content = new PDPageContentStream(pdf, page)) {
                        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                        content.setLeading(18);
                        content.beginText();
                        content.newLineAtOffset(72, 720);
                        for (var line : lines) {
                            content.showText(line);
                            content.newLine();
                        }
                        content.endText();
                    }
                }
                if (!password.isEmpty()) {
                    pdf.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
                }
                pdf.save(out);
            }
        });
    }

    static byte[] docx(String... paragraphs) {
        return bytes(out -> {
            try (var document = new XWPFDocument()) {
                for (var paragraph : paragraphs) {
                    document.createParagraph().createRun().setText(paragraph);
                }
                document.write(out);
            }
        });
    }

    static byte[] xlsx(String sheet, String... cells) {
        return bytes(out -> {
            try (var book = new XSSFWorkbook()) {
                var row = book.createSheet(sheet).createRow(0);
                for (int i = 0; i < cells.length; i++) {
                    row.createCell(i).setCellValue(cells[i]);
                }
                book.write(out);
            }
        });
    }

    /** A word document with this as its main part. */
    static byte[] docxAround(byte[] documentXml) {
        return zip("[Content_Types].xml", utf8("""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
                ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override
                PartName="/word/document.xml"
                ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """), "_rels/.rels", utf8("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship
                Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
                Target="word/document.xml"/></Relationships>
                """), "word/document.xml", documentXml);
    }

    static byte[] zip(Object... namesAndBytes) {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.setLevel(Deflater.BEST_COMPRESSION);
                for (int i = 0; i < namesAndBytes.length; i += 2) {
                    zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                    zip.write((byte[]) namesAndBytes[i + 1]);
                }
            }
        });
    }

    /** A word document whose parts all lie over the same compressed bytes. */
    static byte[] overlapping() {
        var plain = docx("a", "b");
        int central = lastIndex(plain, new byte[] {'P', 'K', 1, 2});
        var copy = plain.clone();
        int first = firstIndex(plain, new byte[] {'P', 'K', 1, 2});
        System.arraycopy(plain, first + 42, copy, central + 42, 4);
        return copy;
    }

    /** Entities that grow to a thousand million. */
    static byte[] billionLaughs() {
        var dtd = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            dtd.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return docxAround(
                utf8(dtd + "]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"));
    }

    /** Tries to read a file of the machine into the document. */
    static byte[] externalEntity() {
        return docxAround(utf8("<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:body><w:p><w:r><w:t>before &x; after</w:t></w:r></w:p></w:body></w:document>"));
    }

    /** A PNG of a few bytes that claims to be as wide and high as it can. */
    static byte[] pixelFlood() {
        return bytes(out -> {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
            out.write(chunk("IHDR", new byte[] {0x7f, -1, -1, -1, 0x7f, -1, -1, -1, 8, 2, 0, 0, 0}));
            out.write(chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 0x03, 0, 0, 0, 0, 1}));
            out.write(chunk("IEND", new byte[0]));
        });
    }

    private static byte[] chunk(String name, byte[] data) {
        return bytes(out -> {
            var body = new ByteArrayOutputStream();
            body.write(name.getBytes(StandardCharsets.US_ASCII));
            body.write(data);
            var crc = new CRC32();
            crc.update(body.toByteArray());
            out.write(number(data.length));
            out.write(body.toByteArray());
            out.write(number((int) crc.getValue()));
        });
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static int firstIndex(byte[] in, byte[] what) {
        for (int at = 0; at <= in.length - what.length; at++) {
            if (java.util.Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private static int lastIndex(byte[] in, byte[] what) {
        for (int at = in.length - what.length; at >= 0; at--) {
            if (java.util.Arrays.equals(in, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }
}
