package org.aumbry.reading;

/** What a version probably is, by its media type, as long as it was not read. */
final class MediaKinds {

    private MediaKinds() {}

    static String of(String mediaType) {
        if (mediaType.equals("application/pdf")) {
            return "pdf";
        }
        if (mediaType.startsWith("image/")) {
            return "image";
        }
        if (mediaType.contains("spreadsheet") || mediaType.contains("excel") || mediaType.equals("text/csv")) {
            return "sheet";
        }
        if (mediaType.contains("presentation") || mediaType.contains("powerpoint")) {
            return "slides";
        }
        if (mediaType.equals("message/rfc822") || mediaType.contains("outlook")) {
            return "mail";
        }
        boolean text = mediaType.startsWith("text/") || mediaType.contains("word")
                || mediaType.contains("opendocument.text");
        return text ? "text" : "other";
    }
}
