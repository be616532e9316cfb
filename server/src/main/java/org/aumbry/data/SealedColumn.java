package org.aumbry.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.crypto.TamperedException;
import org.aumbry.kernel.TenantId;

/**
 * The bytes of a sealed column; {@code docs/formats/sealed-column-v1.md} is their exact description.
 *
 * <p>Shape: {@code algorithm (1) | key number (4) | nonce (12) | ciphertext (n) | tag (16)}. Authenticated with it:
 * {@code "aumbry column v1" | algorithm | key number | tenant (16) | row (16) | table length (1) | table | column
 * length (1) | column}.
 */
final class SealedColumn {

    static final int HEADER_BYTES = 1 + Integer.BYTES;
    static final int OVERHEAD_BYTES = HEADER_BYTES + SealingKey.OVERHEAD_BYTES;

    private static final byte[] LABEL = "aumbry column v1".getBytes(StandardCharsets.US_ASCII);
    private static final int UUID_BYTES = 16;
    private static final int LONGEST_NAME = 255;

    private final TenantId tenant;
    private final Cell cell;

    SealedColumn(TenantId tenant, Cell cell) {
        this.tenant = tenant;
        this.cell = cell;
    }

    byte[] seal(int keyNumber, SealingKey key, Randomness randomness, byte[] plain) {
        var header = ByteBuffer.allocate(HEADER_BYTES).put(key.algorithm().number()).putInt(keyNumber).array();
        var sealed = key.seal(randomness, plain, place(header));
        return ByteBuffer.allocate(HEADER_BYTES + sealed.length).put(header).put(sealed).array();
    }

    byte[] open(SealingKey key, byte[] column) {
        var header = Arrays.copyOf(column, HEADER_BYTES);
        if (header[0] != key.algorithm().number()) {
            throw new TamperedException(cell.toString());
        }
        try {
            return key.open(Arrays.copyOfRange(column, HEADER_BYTES, column.length), place(header));
        } catch (TamperedException wrong) {
            throw new TamperedException(cell.toString(), wrong);
        }
    }

    /** The number of the key that is needed; not yet authenticated. */
    int keyNumber(byte[] column) {
        if (column.length < OVERHEAD_BYTES || Algorithm.of(column[0]).isEmpty()) {
            throw new TamperedException(cell.toString());
        }
        return ByteBuffer.wrap(column, 1, Integer.BYTES).getInt();
    }

    private byte[] place(byte[] header) {
        var table = name(cell.table());
        var column = name(cell.column());
        return ByteBuffer.allocate(LABEL.length + header.length + 2 * UUID_BYTES + 2 + table.length + column.length)
                .put(LABEL)
                .put(header)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putLong(cell.row().getMostSignificantBits())
                .putLong(cell.row().getLeastSignificantBits())
                .put((byte) table.length)
                .put(table)
                .put((byte) column.length)
                .put(column)
                .array();
    }

    private static byte[] name(String name) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) {
            throw new IllegalArgumentException("a table or column name has at most 255 bytes");
        }
        return bytes;
    }
}
