package org.aumbry.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes OpenDocument packages (OASIS OpenDocument 1.3): text, spreadsheet and presentation.
 *
 * <p>A package is a zip whose first entry, {@code mimetype}, is stored uncompressed (part 2, section 3.3).
 */
final class OpenDocument {

    private static final String NAMESPACES = """
             xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
             xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
             xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
             xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
             xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
             xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
             xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
             xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
             xmlns:xlink="http://www.w3.org/1999/xlink"
             xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
             office:version="1.3\"""";
    private static final String STYLES = """
            <style:style style:name="H1" style:family="paragraph" style:default-outline-level="1">\
            <style:text-properties fo:font-size="22pt" fo:font-weight="bold" fo:color="#0B6A5C"/></style:style>
            <style:style style:name="H2" style:family="paragraph" style:default-outline-level="2">\
            <style:paragraph-properties fo:margin-top="0.4cm"/>\
            <style:text-properties fo:font-size="15pt" fo:font-weight="bold"/></style:style>
            <style:style style:name="H3" style:family="paragraph" style:default-outline-level="3">\
            <style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style>
            <style:style style:name="P" style:family="paragraph">\
            <style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>
            <style:style style:name="Q" style:family="paragraph">\
            <style:paragraph-properties fo:margin-left="0.8cm" fo:margin-bottom="0.2cm"/></style:style>
            <style:style style:name="C" style:family="paragraph">\
            <style:text-properties style:font-name="JetBrains Mono" fo:font-size="9pt"/></style:style>
            <style:style style:name="T" style:family="paragraph">\
            <style:text-properties fo:font-size="30pt" fo:font-weight="bold" fo:color="#0B6A5C"/></style:style>
            <style:style style:name="S" style:family="paragraph"><style:text-properties fo:font-size="20pt"/>\
            </style:style>
            <style:style style:name="F" style:family="graphic">\
            <style:graphic-properties draw:fill="none" draw:stroke="none"/></style:style>
            <style:style style:name="Z" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" \
            style:vertical-align="top" fo:padding="0.1cm" fo:border-bottom="0.5pt solid #808983"/></style:style>
            <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
            <style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/>\
            </style:style>
            <style:style style:name="M" style:family="text">\
            <style:text-properties style:font-name="JetBrains Mono"/></style:style>
            """;

    private final Map<String, byte[]> pictures = new LinkedHashMap<>();
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder columns = new StringBuilder();

    private OpenDocument() {}

    static byte[] text(List<Manuscript> parts) {
        var document = new OpenDocument();
        parts.forEach(part -> part.blocks().forEach(document::block));
        return document.pack(
                "application/vnd.oasis.opendocument.text", "<office:text>" + document.body + "</office:text>",
                parts.getFirst().title());
    }

    static byte[] sheet(List<SheetBook.Table> tables) {
        var document = new OpenDocument();
        tables.forEach(document::table);
        return document.pack(
                "application/vnd.oasis.opendocument.spreadsheet",
                "<office:spreadsheet>" + document.body + "</office:spreadsheet>",
                tables.getFirst().name());
    }

    static byte[] slides(Manuscript text) {
        var document = new OpenDocument();
        document.presentation(text);
        return document.pack(
                "application/vnd.oasis.opendocument.presentation",
                "<office:presentation>" + document.body + "</office:presentation>",
                text.title());
    }

    private void block(Manuscript.Block block) {
        switch (block) {
            case Manuscript.Head head -> body.append("<text:h text:style-name=\"H%1$d\" text:outline-level=\"%1$d\">"
                            .formatted(head.level()))
                    .append(escape(head.text()))
                    .append("</text:h>");
            case Manuscript.Para para -> paragraph("P", para.runs());
            case Manuscript.Quote quote -> paragraph("Q", quote.runs());
            case Manuscript.Items items -> {
                body.append("<text:list>");
                for (var item : items.items()) {
                    body.append("<text:list-item>");
                    paragraph("P", item);
                    body.append("</text:list-item>");
                }
                body.append("</text:list>");
            }
            case Manuscript.Grid grid -> table(new SheetBook.Table(
                    "Table" + body.length(),
                    grid.header(),
                    List.of(),
                    grid.rows().stream().map(List::<Object>copyOf).toList()));
            case Manuscript.Listing listing -> {
                for (var line : listing.text().split("\n")) {
                    body.append("<text:p text:style-name=\"C\">").append(escape(line)).append("</text:p>");
                }
            }
            case Manuscript.Figure figure -> {
                body.append("<text:p text:style-name=\"P\">");
                picture(figure, "text:anchor-type=\"as-char\" svg:width=\"16cm\" svg:height=\"10cm\"");
                body.append("</text:p><text:p text:style-name=\"P\">")
                        .append(escape(figure.caption()))
                        .append("</text:p>");
            }
        }
    }

    private void paragraph(String style, List<Manuscript.Run> runs) {
        body.append("<text:p text:style-name=\"").append(style).append("\">");
        for (var run : runs) {
            var text = escape(run.text());
            body.append(
                    switch (run.voice()) {
                        case PLAIN -> text;
                        case STRONG -> span("B", text);
                        case EMPHASIS -> span("I", text);
                        case CODE -> span("M", text);
                    });
        }
        body.append("</text:p>");
    }

    private static String span(String style, String text) {
        return "<text:span text:style-name=\"%s\">%s</text:span>".formatted(style, text);
    }

    private void table(SheetBook.Table table) {
        body.append("<table:table table:name=\"").append(escape(table.name())).append("\">");
        table.widths().forEach(this::column);
        if (table.widths().isEmpty()) {
            body.append("<table:table-column table:number-columns-repeated=\"%d\"/>"
                    .formatted(table.header().size()));
        }
        body.append("<table:table-header-rows>");
        row(List.copyOf(table.header()));
        body.append("</table:table-header-rows>");
        table.rows().forEach(this::row);
        body.append("</table:table>");
    }

    private void column(int characters) {
        var name = "W" + columns.length();
        columns.append("""
                <style:style style:name="%s" style:family="table-column"><style:table-column-properties \
                style:column-width="%smm"/></style:style>""".formatted(name, characters * 2));
        body.append("<table:table-column table:style-name=\"").append(name).append("\"/>");
    }

    private void row(List<Object> cells) {
        body.append("<table:table-row>");
        for (var cell : cells) {
            var text = escape(cell.toString());
            var type = cell instanceof Number
                    ? "office:value-type=\"float\" office:value=\"" + text + "\""
                    : "office:value-type=\"string\"";
            body.append("<table:table-cell table:style-name=\"Z\" %s><text:p>%s</text:p></table:table-cell>".formatted(
                    type, text));
        }
        body.append("</table:table-row>");
    }

    private void presentation(Manuscript text) {
        int slide = 1;
        double y = 8;
        body.append(page(slide));
        for (var block : text.blocks()) {
            switch (block) {
                case Manuscript.Head head when head.level() == 1 -> frame("T", head.text(), 6);
                case Manuscript.Head head -> {
                    slide++;
                    body.append("</draw:page>").append(page(slide));
                    frame("T", head.text(), 1);
                    y = 3.5;
                }
                case Manuscript.Para para -> {
                    frame("S", Manuscript.plain(para.runs()), y);
                    y += 2;
                }
                case Manuscript.Items items -> {
                    for (var item : items.items()) {
                        frame("S", "• " + Manuscript.plain(item), y);
                        y += 1.7;
                    }
                }
                case Manuscript.Figure figure ->
                    picture(figure, "svg:x=\"5cm\" svg:y=\"3.3cm\" svg:width=\"17cm\" svg:height=\"10.6cm\"");
                default -> throw new IllegalStateException("Slides show headings, points and figures only");
            }
        }
        body.append("</draw:page>");
    }

    private static String page(int number) {
        return "<draw:page draw:name=\"page%d\" draw:master-page-name=\"Default\">".formatted(number);
    }

    private void frame(String style, String text, double y) {
        body.append("""
                <draw:frame draw:style-name="F" svg:x="2cm" svg:y="%scm" svg:width="24cm" svg:height="1.6cm">\
                <draw:text-box>\
                <text:p text:style-name="%s">%s</text:p></draw:text-box>\
                </draw:frame>""".formatted(y, style, escape(text)));
    }

    private void picture(Manuscript.Figure figure, String place) {
        var name = "Pictures/" + figure.name() + ".png";
        pictures.put(name, Figures.png(figure.name()));
        body.append("""
                <draw:frame draw:name="%s" %s><draw:image xlink:href="%s" xlink:type="simple" xlink:show="embed" \
                xlink:actuate="onLoad"/><svg:desc>%s</svg:desc></draw:frame>""".formatted(
                        figure.name(), place, name, escape(figure.caption())));
    }

    private byte[] pack(String mediaType, String content, String title) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("content.xml", xml("document-content", """
                <office:automatic-styles>%s</office:automatic-styles><office:body>%s</office:body>""".formatted(
                        STYLES + columns, content)));
        files.put("styles.xml", xml("document-styles", """
                <office:automatic-styles><style:page-layout style:name="Wide"><style:page-layout-properties \
                fo:page-width="28cm" fo:page-height="15.75cm" style:print-orientation="landscape"/></style:page-layout>\
                <style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" \
                fo:page-height="29.7cm" fo:margin="2.5cm"/></style:page-layout></office:automatic-styles>\
                <office:master-styles><style:master-page style:name="%s" style:page-layout-name="%s"/>\
                </office:master-styles>""".formatted(
                        mediaType.endsWith("presentation") ? "Default" : "Standard",
                        mediaType.endsWith("presentation") ? "Wide" : "A4")));
        files.put("meta.xml", xml("document-meta", """
                <office:meta><meta:generator>Aumbry</meta:generator><dc:title>%s</dc:title></office:meta>""".formatted(
                        escape(title))));
        files.putAll(pictures);
        var manifest = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
                manifest:version="1.3"><manifest:file-entry manifest:full-path="/" \
                manifest:media-type="%s"/>""".formatted(
                        mediaType));
        files.keySet().forEach(name -> manifest.append(
                "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"/>"
                        .formatted(name, name.endsWith(".png") ? "image/png" : "text/xml")));
        files.put("META-INF/manifest.xml", utf8(manifest.append("</manifest:manifest>").toString()));
        return zip(mediaType, files);
    }

    private static byte[] xml(String root, String inner) {
        return utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:%1$s %2$s>%3$s</office:%1$s>"
                .formatted(root, NAMESPACES, inner));
    }

    private static byte[] zip(String mediaType, Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            var kind = utf8(mediaType);
            var first = new ZipEntry("mimetype");
            var check = new CRC32();
            check.update(kind);
            first.setMethod(ZipEntry.STORED);
            first.setSize(kind.length);
            first.setCrc(check.getValue());
            zip.putNextEntry(first);
            zip.write(kind);
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
