package org.aumbry.checkpoints;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.aumbry.journal.Commitments;

/** The bytes that open an entry's values; {@code docs/formats/journal-bundle-v1.md}. */
final class Openings {

    private static final byte OPENED = 0;
    private static final byte ERASED = 1;
    private static final byte DAMAGED = 2;

    private Openings() {}

    static byte[] opened(long position, byte[] seed, List<Commitments.Value> values) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head(position, OPENED, values.size()));
        for (var value : values) {
            out.writeBytes(Commitments.length(value.name()));
            out.writeBytes(value.name());
            out.writeBytes(Commitments.salt(seed, value.name()));
            out.writeBytes(number(value.value().length));
            out.writeBytes(value.value());
        }
        return out.toByteArray();
    }

    static byte[] erased(long position) {
        return head(position, ERASED, 0);
    }

    static byte[] damaged(long position) {
        return head(position, DAMAGED, 0);
    }

    static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] head(long position, byte state, int count) {
        return ByteBuffer.allocate(Long.BYTES + 1 + Short.BYTES)
                .putLong(position)
                .put(state)
                .putShort((short) count)
                .array();
    }
}
