package org.aumbry.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A key wrapped by a service outside this process.
 *
 * <p>Shape: {@code version 2 (1) | service (1) | length of the root key's name (1) | name (UTF-8) | what the service
 * made of it}. Everything before the last part, and the context, is authenticated with it: {@code "aumbry kms wrap v2"
 * | header | context (UTF-8)}.
 *
 * @param service 1 = PKCS#11, 2 = transit, 3 = AWS KMS
 */
@SuppressWarnings("ArrayRecordComponent")
record ForeignWrap(byte service, String root, byte[] body) {

    static final byte PKCS11 = 1;
    static final byte TRANSIT = 2;
    static final byte AWS = 3;

    private static final byte VERSION = 2;
    private static final int FIXED_BYTES = 3;
    private static final byte[] LABEL = "aumbry kms wrap v2".getBytes(StandardCharsets.US_ASCII);

    static boolean isOf(byte service, byte[] wrapped) {
        return wrapped.length > FIXED_BYTES && wrapped[0] == VERSION && wrapped[1] == service;
    }

    static ForeignWrap decode(byte service, byte[] wrapped) {
        int length = isOf(service, wrapped) ? wrapped[2] & 0xFF : wrapped.length;
        if (wrapped.length <= FIXED_BYTES + length) {
            throw new TamperedException("wrapped key");
        }
        var root = new String(wrapped, FIXED_BYTES, length, StandardCharsets.UTF_8);
        return new ForeignWrap(service, root, Arrays.copyOfRange(wrapped, FIXED_BYTES + length, wrapped.length));
    }

    byte[] encode() {
        var header = header(service, root);
        return ByteBuffer.allocate(header.length + body.length).put(header).put(body).array();
    }

    static byte[] place(byte service, String root, String context) {
        var header = header(service, root);
        var words = context.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(LABEL.length + header.length + words.length)
                .put(LABEL)
                .put(header)
                .put(words)
                .array();
    }

    private static byte[] header(byte service, String root) {
        var name = root.getBytes(StandardCharsets.UTF_8);
        if (name.length > 255) {
            throw new IllegalArgumentException("the name of a root key has at most 255 bytes");
        }
        return ByteBuffer.allocate(FIXED_BYTES + name.length)
                .put(VERSION)
                .put(service)
                .put((byte) name.length)
                .put(name)
                .array();
    }
}
