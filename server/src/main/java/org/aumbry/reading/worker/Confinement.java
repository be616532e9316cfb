package org.aumbry.reading.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a parser process found when it tried to get out, before it saw any document.
 *
 * @param network whether any connection or datagram could be sent, to this machine or away from it
 * @param disk whether a file could be made anywhere but in its own temporary folder
 * @param memoryFiles whether its temporary folder is kept in memory only
 * @param data whether the server's data folder can be seen
 * @param heapBytes most memory its heap may take
 */
public record Confinement(boolean network, boolean disk, boolean memoryFiles, boolean data, long heapBytes) {

    /** Whether every wall stands. */
    public boolean holds() {
        return !network && !disk && memoryFiles && !data;
    }

    byte[] encode() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeBoolean(network);
            out.writeBoolean(disk);
            out.writeBoolean(memoryFiles);
            out.writeBoolean(data);
            out.writeLong(heapBytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static Confinement decode(byte[] body) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
            return new Confinement(
                    in.readBoolean(), in.readBoolean(), in.readBoolean(), in.readBoolean(), in.readLong());
        }
    }
}
