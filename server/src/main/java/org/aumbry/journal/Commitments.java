package org.aumbry.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.aumbry.crypto.Hashes;

/**
 * What an entry says about its values without telling them; made when the entry is written, for its leaf in the tree.
 *
 * <p>Shape of a list: {@code count (4) | (name length (2) | name | commitment (32))*}, by name. A commitment is {@code
 * SHA-256("aumbry commitment v1\n" | salt (32) | name length (2) | name | value)}; the salt of a name is {@code
 * SHA-256("aumbry salt v1\n" | seed (32) | name)}, so that one value can be opened without the others.
 */
public final class Commitments {

    public static final int SEED_BYTES = 32;

    /** The list of an entry without values. */
    public static final byte[] NONE = new byte[Integer.BYTES];

    private static final byte[] COMMITMENT = "aumbry commitment v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SALT = "aumbry salt v1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 255;

    private Commitments() {}

    /** One value that is committed to. */
    public record Value(byte[] name, byte[] value) {

        private static Value of(String name, String value) {
            var bytes = utf8(name);
            return new Value(bytes.length <= LONGEST_NAME ? bytes : utf8("#" + hash(bytes)), utf8(value));
        }
    }

    /** Everything an entry knows that does not stand in its leaf, by name. */
    public static List<Value> values(ReadEntry read) {
        return values(read.entry(), read.tampered());
    }

    static List<Value> values(AuditEntry entry, String tampered) {
        var values = new ArrayList<Value>();
        for (Map.Entry<String, String> detail : entry.details().entrySet()) {
            values.add(Value.of(detail.getKey(), detail.getValue()));
        }
        var session = entry.session();
        if (session != null) {
            values.add(Value.of("@session", session.toString()));
        }
        var token = entry.token();
        if (token != null) {
            values.add(Value.of("@token", token.toString()));
        }
        if (!tampered.isEmpty()) {
            values.add(Value.of("@tampered", tampered));
        }
        values.sort(Comparator.comparing(Value::name, Arrays::compareUnsigned));
        return values;
    }

    public static byte[] list(byte[] seed, List<Value> values) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(values.size()).array());
        for (var value : values) {
            out.writeBytes(length(value.name()));
            out.writeBytes(value.name());
            out.writeBytes(commitment(salt(seed, value.name()), value));
        }
        return out.toByteArray();
    }

    public static int count(byte[] list) {
        return list.length < Integer.BYTES ? 0 : ByteBuffer.wrap(list).getInt();
    }

    public static byte[] salt(byte[] seed, byte[] name) {
        var digest = Hashes.sha256();
        digest.update(SALT);
        digest.update(seed);
        return digest.digest(name);
    }

    public static byte[] commitment(byte[] salt, Value value) {
        var digest = Hashes.sha256();
        digest.update(COMMITMENT);
        digest.update(salt);
        digest.update(length(value.name()));
        digest.update(value.name());
        return digest.digest(value.value());
    }

    public static byte[] length(byte[] name) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) name.length).array();
    }

    private static String hash(byte[] name) {
        return Base64.getEncoder().encodeToString(Hashes.sha256(name));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
