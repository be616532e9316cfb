package org.aumbry.crypto;

import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One question to the key process, or its answer.
 *
 * <p>Shape: {@code length of all that follows (2, big-endian) | version 1 (1) | code (1) | body (0 to 1022)}. The codes
 * and bodies are in {@code docs/formats/key-process-v1.md}.
 *
 * @param body may hold a key: whoever is done with the frame wipes it
 */
record KeyFrame(byte code, byte[] body) {

    static final byte ROOT = 1;
    static final byte WRAP = 2;
    static final byte UNWRAP = 3;

    static final byte DONE = 16;
    static final byte DIFFERS = 17;
    static final byte ABSENT = 18;
    static final byte BUSY = 19;
    static final byte MALFORMED = 20;
    static final byte STRANGER = 21;

    static final int LENGTH_BYTES = 2;
    static final int MOST_BYTES = 1024;

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 2;
    private static final int LONGEST_CONTEXT = 512;
    private static final byte[] NOTHING = new byte[0];

    static KeyFrame of(byte code) {
        return new KeyFrame(code, NOTHING);
    }

    /** A question about a key at a place: {@code length of the context (2) | context (UTF-8) | bytes}. */
    static KeyFrame about(byte code, String context, byte[] bytes) {
        var place = context.getBytes(StandardCharsets.UTF_8);
        if (place.length > LONGEST_CONTEXT) {
            throw new IllegalArgumentException("a context has at most 512 bytes");
        }
        return new KeyFrame(code, ByteBuffer.allocate(LENGTH_BYTES + place.length + bytes.length)
                .putShort((short) place.length)
                .put(place)
                .put(bytes)
                .array());
    }

    /** What such a question is about. The caller wipes the bytes. */
    About about() throws ProtocolException {
        try {
            var rest = ByteBuffer.wrap(body);
            int length = Short.toUnsignedInt(rest.getShort());
            if (length > LONGEST_CONTEXT) {
                throw new ProtocolException("a context too long");
            }
            var place = new byte[length];
            rest.get(place);
            var bytes = new byte[rest.remaining()];
            rest.get(bytes);
            return new About(new String(place, StandardCharsets.UTF_8), bytes);
        } catch (BufferUnderflowException shorter) {
            throw new ProtocolException("a frame too short");
        }
    }

    record About(String context, byte[] bytes) {}

    byte[] encode() {
        int length = HEADER_BYTES + body.length;
        if (length > MOST_BYTES) {
            throw new IllegalArgumentException("a frame has at most 1024 bytes");
        }
        return ByteBuffer.allocate(LENGTH_BYTES + length)
                .putShort((short) length)
                .put(VERSION)
                .put(code)
                .put(body)
                .array();
    }

    /** @return how many bytes follow the length */
    static int length(byte[] head) throws ProtocolException {
        int length = Short.toUnsignedInt(ByteBuffer.wrap(head).getShort());
        if (length < HEADER_BYTES || length > MOST_BYTES) {
            throw new ProtocolException("a frame of a length that is none");
        }
        return length;
    }

    /** @param bytes all that followed the length */
    static KeyFrame decode(byte[] bytes) throws ProtocolException {
        if (bytes[0] != VERSION) {
            throw new ProtocolException("another version");
        }
        return new KeyFrame(bytes[1], Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length));
    }

    void wipe() {
        Arrays.fill(body, (byte) 0);
    }

    @Override
    public String toString() {
        return "[frame " + code + "]";
    }
}
