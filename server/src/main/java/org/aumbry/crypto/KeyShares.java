package org.aumbry.crypto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.aumbry.kernel.Refusal;

/**
 * The root key in parts on paper, of which some are enough: Shamir's scheme over GF(2^8), byte by byte; {@code
 * docs/formats/key-share-v1.md} is the exact description. Fewer parts than needed tell nothing about the key.
 */
final class KeyShares {

    static final int MOST = 16;

    private static final String TITLE = "AUMBRY KEY SHARE 1";
    private static final Pattern HEAD = Pattern.compile(
            "(?im)^\\h*Root key ([0-9a-f ]{32,39})\\h*\\R+\\h*Share (\\d{1,2}) of (\\d{1,2}), any (\\d{1,2}) restore");

    private KeyShares() {}

    /** @throws Refusal invalid unless 2 of 2 up to 16 of 16 are asked for */
    static List<Secret> print(RootKey root, int needed, int total, Randomness randomness) {
        if (needed < 2 || total < needed || total > MOST) {
            throw Refusal.invalid("shares", "crypto.shares-count", MOST);
        }
        var raw = root.key().bytes(RawKeyAccess.because("printing shares of the root key"));
        var parts = split(raw, needed, total, randomness);
        try {
            var printed = new ArrayList<Secret>();
            for (int x = 1; x <= total; x++) {
                printed.add(Secret.ofText(TITLE + "\nRoot key " + PrintedLines.grouped(root.name()) + "\nShare " + x
                        + " of " + total + ", any " + needed + " restore the key\n\n"
                        + lines(x, needed).print(parts[x - 1])));
            }
            return printed;
        } finally {
            Arrays.fill(raw, (byte) 0);
            for (var part : parts) {
                Arrays.fill(part, (byte) 0);
            }
        }
    }

    /** Reads typed shares, one after the other, each with its heading. */
    static RootKey join(String typed) {
        var parts = new TreeMap<Integer, byte[]>();
        var name = "";
        int needed = 0;
        var heads = HEAD.matcher(typed);
        var starts = new ArrayList<int[]>();
        while (heads.find()) {
            var root = heads.group(1).replace(" ", "").toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && (!name.equals(root) || needed != Integer.parseInt(heads.group(4)))) {
                throw Refusal.invalid("shares", "crypto.shares-mixed");
            }
            name = root;
            needed = Integer.parseInt(heads.group(4));
            starts.add(new int[] {heads.start(), heads.end(), Integer.parseInt(heads.group(2))});
        }
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1)[0] : typed.length();
            int x = starts.get(i)[2];
            parts.put(x, lines(x, needed).read(typed.substring(starts.get(i)[1], end)));
        }
        if (parts.size() < needed || needed == 0) {
            throw Refusal.invalid("shares", "crypto.shares-few", needed, parts.size());
        }
        return joined(parts, name);
    }

    private static RootKey joined(TreeMap<Integer, byte[]> parts, String name) {
        var raw = combine(parts);
        try {
            var root = RootKey.of(raw);
            if (!root.name().equals(name)) {
                root.close();
                throw Refusal.invalid("shares", "crypto.shares-mixed");
            }
            return root;
        } finally {
            Arrays.fill(raw, (byte) 0);
            parts.values().forEach(part -> Arrays.fill(part, (byte) 0));
        }
    }

    /** A polynomial of degree {@code needed - 1} for each byte, whose value at 0 is the byte: its values at 1, 2, .. */
    static byte[][] split(byte[] secret, int needed, int total, Randomness randomness) {
        var parts = new byte[total][secret.length];
        for (int i = 0; i < secret.length; i++) {
            var coefficients = randomness.bytes(needed);
            coefficients[0] = secret[i];
            for (int x = 1; x <= total; x++) {
                int value = 0;
                for (int power = needed - 1; power >= 0; power--) {
                    value = times(value, x) ^ coefficients[power] & 0xFF;
                }
                parts[x - 1][i] = (byte) value;
            }
            Arrays.fill(coefficients, (byte) 0);
        }
        return parts;
    }

    /** Lagrange interpolation at 0. */
    static byte[] combine(TreeMap<Integer, byte[]> parts) {
        var secret = new byte[parts.firstEntry().getValue().length];
        for (var part : parts.entrySet()) {
            int factor = 1;
            for (int other : parts.keySet()) {
                if (other != part.getKey()) {
                    factor = times(factor, times(other, inverse(other ^ part.getKey())));
                }
            }
            for (int i = 0; i < secret.length; i++) {
                secret[i] ^= (byte) times(part.getValue()[i] & 0xFF, factor);
            }
        }
        return secret;
    }

    private static PrintedLines lines(int x, int needed) {
        return new PrintedLines("aumbry key share 1 " + x + " " + needed);
    }

    /** Product in GF(2^8) modulo x^8 + x^4 + x^3 + x + 1 (FIPS 197, 4.2), without branches on the values. */
    static int times(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int bit = 0; bit < 8; bit++) {
            product ^= shifted & -(b >>> bit & 1);
            shifted = shifted << 1 ^ (0x11B & -(shifted >>> 7 & 1));
        }
        return product & 0xFF;
    }

    /** a^254 (FIPS 197, 4.2). */
    private static int inverse(int a) {
        int power = a;
        for (int i = 0; i < 6; i++) {
            power = times(times(power, power), a);
        }
        return times(power, power);
    }
}
