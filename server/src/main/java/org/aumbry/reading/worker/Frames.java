package org.aumbry.reading.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The messages between the server and a parser process.
 *
 * <p>Shape: {@code length of the body (4, big-endian) | kind (1) | body}. A body is at most {@link #MAX_BYTES}; whoever
 * reads a longer one ends the conversation. Neither side ever deserialises objects.
 */
public final class Frames {

    /** Longest body of one message. */
    public static final int MAX_BYTES = 8 << 20;

    /** Piece in which files travel. */
    public static final int CHUNK_BYTES = 64 << 10;

    /** What a message is; the position in this list is the kind byte. */
    public enum Kind {
        /** To the worker: what to do; {@link Request}. */
        REQUEST,
        /** To the worker: the next piece of the file. */
        FILE,
        /** To the worker: the file is complete. */
        END,
        /** From the worker, once, first: what it found out about its own confinement; {@link Confinement}. */
        HELLO,
        /** From the worker: still advancing; the name of a stage. */
        PROGRESS,
        /** From the worker: the next piece of the canonical text, UTF-16 big-endian. */
        TEXT,
        /** From the worker: the layout of the next page; {@code docs/formats/reading-layout-v1.md}. */
        PAGE,
        /** From the worker: a picture; {@link Picture}. */
        PICTURE,
        /** From the worker: the next piece of a PDF made from an office file. */
        PDF,
        /** From the worker, last for each request: how it ended; {@link Outcome}. */
        DONE
    }

    /** One message. */
    public record Frame(Kind kind, byte[] body) {}

    /** The other side did not keep to the protocol. */
    public static final class BrokenProtocol extends IOException {
        public BrokenProtocol(String message) {
            super(message);
        }
    }

    private static final Kind[] KINDS = Kind.values();

    private Frames() {}

    /** Writes one message without flushing. */
    public static void write(DataOutputStream out, Kind kind, byte[] body, int length) throws IOException {
        if (length > MAX_BYTES) {
            throw new BrokenProtocol("message too long");
        }
        out.writeInt(length);
        out.writeByte(kind.ordinal());
        out.write(body, 0, length);
    }

    /** Reads one message. Throws {@link java.io.EOFException} when the other side has gone. */
    public static Frame read(DataInputStream in) throws IOException {
        int length = in.readInt();
        int kind = in.readUnsignedByte();
        if (length < 0 || length > MAX_BYTES || kind >= KINDS.length) {
            throw new BrokenProtocol("not a message");
        }
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new java.io.EOFException();
        }
        return new Frame(KINDS[kind], body);
    }
}
