package org.aumbry.documents.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The words of the tus resumable upload protocol 1.0.0, https://tus.io/protocols/resumable-upload. */
final class Tus {

    static final String VERSION = "1.0.0";
    static final String EXTENSIONS =
            "creation,creation-with-upload,creation-defer-length,termination,checksum,expiration";
    static final String BODY = "application/offset+octet-stream";

    static final String RESUMABLE = "Tus-Resumable";
    static final String OFFSET = "Upload-Offset";
    static final String LENGTH = "Upload-Length";
    static final String DEFER = "Upload-Defer-Length";
    static final String METADATA = "Upload-Metadata";
    static final String CHECKSUM = "Upload-Checksum";
    static final String EXPIRES = "Upload-Expires";

    private static final int LONGEST_METADATA = 16 * 1024;
    private static final int SHA256_BYTES = 32;

    private Tus() {}

    /** Reads {@code key base64, key base64, ...}; a key without a value means the empty text. */
    static Map<String, String> metadata(@Nullable String header) {
        var values = new HashMap<String, String>();
        if (header == null || header.isBlank()) {
            return values;
        }
        if (header.length() > LONGEST_METADATA) {
            throw Refusal.invalid(METADATA, "documents.refusal.metadata");
        }
        for (var pair : header.split(",")) {
            var parts = pair.strip().split(" ", 2);
            var earlier = values.put(parts[0].toLowerCase(Locale.ROOT), parts.length < 2 ? "" : text(parts[1].strip()));
            if (parts[0].isEmpty() || earlier != null) {
                throw Refusal.invalid(METADATA, "documents.refusal.metadata");
            }
        }
        return values;
    }

    /** Reads a count of bytes; null when the header is absent. */
    static @Nullable Long count(String name, @Nullable String header) {
        if (header == null) {
            return null;
        }
        if (!header.matches("\\d{1,18}")) {
            throw Refusal.invalid(name, "documents.refusal.length");
        }
        return Long.valueOf(header);
    }

    /** Reads {@code sha256 base64}; null when the header is absent. */
    static byte @Nullable [] checksum(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var parts = header.strip().split(" ", 2);
        if (parts.length < 2 || !parts[0].equals("sha256")) {
            throw Refusal.invalid(CHECKSUM, "documents.refusal.checksum");
        }
        var bytes = bytes(parts[1]);
        if (bytes.length != SHA256_BYTES) {
            throw Refusal.invalid(CHECKSUM, "documents.refusal.checksum");
        }
        return bytes;
    }

    private static String text(String base64) {
        return new String(bytes(base64), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            throw Refusal.invalid(METADATA, "documents.refusal.metadata");
        }
    }
}
