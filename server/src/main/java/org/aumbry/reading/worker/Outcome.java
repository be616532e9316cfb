package org.aumbry.reading.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How reading one file ended, as the parser process says it.
 *
 * @param pages number of pages sent
 * @param language ISO 639-1 code; empty when it could not be told
 * @param cut whether the file holds more than was read
 */
public record Outcome(State state, Format format, int pages, String language, boolean cut) {

    /** The end states that a parser process can report. */
    public enum State {
        READY,
        PASSWORD_PROTECTED,
        DAMAGED,
        TOO_LARGE,
        UNSUPPORTED,
        TIMED_OUT
    }

    static Outcome failed(State state, Format format) {
        return new Outcome(state, format, 0, "", false);
    }

    byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(state.ordinal());
            out.writeByte(format.ordinal());
            out.writeInt(pages);
            out.writeUTF(language);
            out.writeBoolean(cut);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Reads what a worker sent; anything that is not an outcome is {@link Frames.BrokenProtocol}. */
    public static Outcome decode(byte[] body) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
            int state = in.readUnsignedByte();
            int format = in.readUnsignedByte();
            if (state >= State.values().length || format >= Format.values().length) {
                throw new Frames.BrokenProtocol("not an outcome");
            }
            int pages = in.readInt();
            var code = in.readUTF();
            if (pages < 0 || pages > Limits.PAGES || !code.matches("[a-z]{0,3}")) {
                throw new Frames.BrokenProtocol("not an outcome");
            }
            return new Outcome(State.values()[state], Format.values()[format], pages, code, in.readBoolean());
        }
    }
}
