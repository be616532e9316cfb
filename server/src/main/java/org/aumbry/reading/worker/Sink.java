package org.aumbry.reading.worker;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The worker's side of the pipe to the server. */
final class Sink {

    private static final int CHARS_AT_ONCE = 256 << 10;

    private final DataOutputStream out;

    Sink(DataOutputStream out) {
        this.out = out;
    }

    void progress(String stage) throws IOException {
        send(Frames.Kind.PROGRESS, stage.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    void text(CharSequence text) throws IOException {
        for (int from = 0; from < text.length(); from += CHARS_AT_ONCE) {
            int to = Math.min(text.length(), from + CHARS_AT_ONCE);
            var bytes = ByteBuffer.allocate(2 * (to - from));
            for (int at = from; at < to; at++) {
                bytes.putChar(text.charAt(at));
            }
            send(Frames.Kind.TEXT, bytes.array());
        }
    }

    void page(byte[] layout) throws IOException {
        send(Frames.Kind.PAGE, layout);
    }

    void picture(Picture picture) throws IOException {
        send(Frames.Kind.PICTURE, picture.encode());
    }

    void pdf(InputStream pdf) throws IOException {
        var chunk = new byte[Frames.CHUNK_BYTES];
        for (int n = pdf.read(chunk); n >= 0; n = pdf.read(chunk)) {
            Frames.write(out, Frames.Kind.PDF, chunk, n);
        }
        out.flush();
    }

    void send(Frames.Kind kind, byte[] body) throws IOException {
        Frames.write(out, kind, body, body.length);
        out.flush();
    }
}
