package org.aumbry.documents.web;

/** The symbol for a sort of content. */
final class MediaIcons {

    private MediaIcons() {}

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
        if (mediaType.equals("message/rfc822")) {
            return "mail";
        }
        boolean text = mediaType.startsWith("text/") || mediaType.contains("word") || mediaType.contains(".text")
                || mediaType.equals("application/rtf");
        return text ? "text" : "file";
    }
}
