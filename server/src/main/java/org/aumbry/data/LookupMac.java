package org.aumbry.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.aumbry.crypto.Macs;
import org.aumbry.crypto.Secret;

/**
 * The bytes of a look-up column: equal values of one column of one tenant give equal bytes, nothing else does.
 *
 * <p>Shape: the first 16 bytes of {@code HMAC-SHA-256(key, "aumbry lookup v1" | table length (1) | table | column
 * length (1) | column | value (UTF-8))}; the key is the tenant's own.
 */
final class LookupMac {

    private static final byte[] LABEL = "aumbry lookup v1".getBytes(StandardCharsets.US_ASCII);

    private LookupMac() {}

    static byte[] of(Secret key, String table, String column, String value) {
        var tableName = table.getBytes(StandardCharsets.UTF_8);
        var columnName = column.getBytes(StandardCharsets.UTF_8);
        var text = value.getBytes(StandardCharsets.UTF_8);
        var input = ByteBuffer.allocate(LABEL.length + 2 + tableName.length + columnName.length + text.length)
                .put(LABEL)
                .put((byte) tableName.length)
                .put(tableName)
                .put((byte) columnName.length)
                .put(columnName)
                .put(text)
                .array();
        return Arrays.copyOf(Macs.hmacSha256(key, input), Macs.LOOKUP_BYTES);
    }
}
