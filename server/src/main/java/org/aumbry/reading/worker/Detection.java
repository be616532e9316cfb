package org.aumbry.reading.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;

/** Finds out what a file is from its content, helped by its name only where content can't tell. */
final class Detection {

    /**
     * @param type the media type found
     * @param locked whether it is an office file sealed with a password
     */
    record Found(Format format, MediaType type, boolean locked) {}

    private static final Map<String, Format> EXACT = Map.ofEntries(
            Map.entry("application/pdf", Format.PDF),
            Map.entry("application/msword", Format.WORD),
            Map.entry("application/vnd.ms-wordml", Format.WORD),
            Map.entry("application/vnd.ms-word2006ml", Format.WORD),
            Map.entry("application/vnd.ms-excel", Format.SHEET),
            Map.entry("application/vnd.ms-powerpoint", Format.SLIDES),
            Map.entry("application/vnd.oasis.opendocument.text", Format.WORD),
            Map.entry("application/vnd.oasis.opendocument.text-template", Format.WORD),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", Format.SHEET),
            Map.entry("application/vnd.oasis.opendocument.presentation", Format.SLIDES),
            Map.entry("application/rtf", Format.RTF),
            Map.entry("application/vnd.ms-outlook", Format.MAIL),
            Map.entry("message/rfc822", Format.MAIL),
            Map.entry("text/html", Format.HTML),
            Map.entry("application/xhtml+xml", Format.HTML),
            Map.entry("text/x-web-markdown", Format.MARKDOWN),
            Map.entry("text/csv", Format.CSV),
            Map.entry("text/tab-separated-values", Format.CSV));

    private static final Set<String> IMAGES = Set.of("png", "jpeg", "gif", "tiff", "webp");
    private static final Set<String> DATA = Set.of("json", "xml", "javascript", "x-sh", "x-yaml", "sql", "toml");

    private final Detector detector = new DefaultDetector();

    Found find(Path file, String extension) throws IOException {
        var metadata = new Metadata();
        if (!extension.isEmpty()) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, "file." + extension);
        }
        try (var in = TikaInputStream.get(file)) {
            var type = detector.detect(in, metadata).getBaseType();
            if (extension.equals("eml") && !type.getType().equals("message")) {
                type = MediaType.parse("message/rfc822");
            }
            return new Found(format(type, extension), type, type.getSubtype().endsWith("ooxml-protected"));
        } catch (RuntimeException broken) {
            return new Found(Format.OTHER, MediaType.OCTET_STREAM, false);
        }
    }

    private static Format format(MediaType type, String extension) {
        var exact = EXACT.get(type.toString());
        if (exact != null) {
            return exact;
        }
        var name = type.getSubtype();
        if (name.startsWith("vnd.openxmlformats-officedocument.") || name.startsWith("vnd.ms-")) {
            return openXml(name);
        }
        if (type.getType().equals("image")) {
            return IMAGES.contains(name) ? Format.IMAGE : Format.OTHER;
        }
        if (type.getType().equals("text")) {
            return extension.equals("md") || extension.equals("markdown") ? Format.MARKDOWN : Format.TEXT;
        }
        boolean text = type.getType().equals("application") && DATA.contains(name) || name.endsWith("+xml");
        return text ? Format.TEXT : Format.OTHER;
    }

    private static Format openXml(String name) {
        if (name.contains("wordprocessingml") || name.startsWith("vnd.ms-word.")) {
            return Format.WORD;
        }
        if (name.contains("spreadsheetml") || name.startsWith("vnd.ms-excel.sheet.m")
                || name.startsWith("vnd.ms-excel.template.m")) {
            return Format.SHEET;
        }
        boolean slides = name.contains("presentationml") || name.startsWith("vnd.ms-powerpoint.");
        return slides ? Format.SLIDES : Format.OTHER;
    }
}
