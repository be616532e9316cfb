package org.aumbry.documents.web;

import java.nio.charset.StandardCharsets;

/** Writes file names into headers. */
final class FileNames {

    /** What RFC 5987, 3.2.1 lets stand unencoded beside letters and digits. */
    private static final String PLAIN = "!#$&+-.^_`|~";

    private FileNames() {}

    /** An attachment with a name for old programs and, encoded, the real one (RFC 6266, 5987). */
    static String attachment(String name) {
        return "attachment; filename=\"" + fallback(name) + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String fallback(String name) {
        var plain = new StringBuilder();
        name.codePoints().forEach(character -> {
            boolean ordinary = character >= 0x20 && character < 0x7F
                    && character != '"' && character != '\\' && character != '%';
            plain.appendCodePoint(ordinary ? character : '_');
        });
        return plain.toString();
    }

    private static String encoded(String name) {
        var encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean plain = character < 0x80
                    && (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0);
            encoded.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return encoded.toString();
    }
}
