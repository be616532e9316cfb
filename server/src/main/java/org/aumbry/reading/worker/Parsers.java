package org.aumbry.reading.worker;

import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.microsoft.xml.WordMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;

/** Picks the one parser that may read a type. */
final class Parsers {

    private Parsers() {}

    static Parser of(MediaType type) {
        var name = type.getSubtype();
        if (name.startsWith("vnd.openxmlformats-officedocument.") || name.contains("macroenabled")) {
            return new OOXMLParser();
        }
        return switch (name) {
            case "rtf" -> new RTFParser();
            case "vnd.ms-wordml" -> new WordMLParser();
            default -> name.startsWith("vnd.oasis.") ? new OpenDocumentParser() : new OfficeParser();
        };
    }

    /** Whether a file of this type is a zip archive inside. */
    static boolean zipped(MediaType type) {
        var name = type.getSubtype();
        return name.startsWith("vnd.openxmlformats-officedocument.")
                || name.startsWith("vnd.oasis.")
                || name.contains("macroenabled");
    }
}
