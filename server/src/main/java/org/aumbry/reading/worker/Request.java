package org.aumbry.reading.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a parser process is asked to do with the file that follows.
 *
 * @param job to read the whole file, or to draw some pages of it
 * @param extension of the file's name, lower case without the dot; may be empty
 * @param firstPage first page to draw, from 1; ignored when reading
 * @param lastPage last page to draw
 * @param convert whether an office program may be used to make pages
 */
public record Request(Job job, String extension, int firstPage, int lastPage, boolean convert) {

    /** What to do. */
    public enum Job {
        READ,
        DRAW
    }

    public static Request read(String extension, boolean convert) {
        return new Request(Job.READ, extension, 0, 0, convert);
    }

    public static Request draw(String extension, int firstPage, int lastPage) {
        return new Request(Job.DRAW, extension, firstPage, lastPage, false);
    }

    public byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(job.ordinal());
            out.writeUTF(extension);
            out.writeInt(firstPage);
            out.writeInt(lastPage);
            out.writeBoolean(convert);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Request decode(byte[] body) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
            var job = Job.values()[in.readUnsignedByte()];
            return new Request(job, in.readUTF(), in.readInt(), in.readInt(), in.readBoolean());
        }
    }
}
