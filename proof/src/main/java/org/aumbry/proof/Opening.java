package org.aumbry.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The values of one entry, opened; or that they were erased, or can't be opened though they should.
 *
 * <p>Shape: {@code position (8) | state (1) | count (2) | (name length (2) | name | salt (32) | value length (4) |
 * value)*}.
 */
record Opening(long position, int state, List<Value> values) {

    static final int OPENED = 0;
    static final int ERASED = 1;
    static final int DAMAGED = 2;

    private static final byte[] LABEL = "aumbry commitment v1\n".getBytes(StandardCharsets.US_ASCII);

    /** One value with its salt. */
    record Value(String name, byte[] salt, byte[] value) {

        boolean opens(byte[] commitment, Sha256 sha) {
            var bytes = name.getBytes(StandardCharsets.UTF_8);
            var length = ByteBuffer.allocate(Short.BYTES).putShort((short) bytes.length).array();
            return Arrays.equals(commitment, sha.of(LABEL, salt, length, bytes, value));
        }

        String text() {
            return new String(value, StandardCharsets.UTF_8);
        }
    }

    static Opening read(ByteBuffer in) {
        long position = in.getLong();
        int state = in.get();
        int count = Short.toUnsignedInt(in.getShort());
        if (state < OPENED || state > DAMAGED || state != OPENED && count > 0) {
            throw new IllegalArgumentException("it says of entry " + position + " what can't be said.");
        }
        var values = new ArrayList<Value>();
        for (int i = 0; i < count; i++) {
            values.add(new Value(Leaf.text(in), Leaf.bytes(in, Sha256.BYTES), Leaf.bytes(in, in.getInt())));
        }
        return new Opening(position, state, values);
    }

    /** Adds a sentence for every value that is not the one that was recorded. */
    void check(Map<String, byte[]> commitments, Sha256 sha, Report report) {
        if (state == DAMAGED) {
            report.fault("The values of entry " + position
                    + " can't be opened though their key is there: they were changed.");
        }
        for (var value : values) {
            byte[] commitment = commitments.get(value.name());
            if (commitment == null) {
                report.fault("Entry " + position + " shows a value that it never had: " + value.name() + ".");
            } else if (!value.opens(commitment, sha)) {
                report.fault("The value of " + value.name() + " in entry " + position
                        + " is not the one that was recorded.");
            }
        }
    }
}
