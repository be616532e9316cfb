package org.aumbry.identity;

/** Base32 (RFC 4648, 6) without padding, upper case: what people can type from paper. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;
    private static final int MASK = 31;

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (var each : bytes) {
            held = held << Byte.SIZE | each & 0xff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(held >>> bits & MASK));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(held << BITS - bits & MASK));
        }
        return text.toString();
    }
}
