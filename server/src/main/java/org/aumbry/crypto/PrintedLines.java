package org.aumbry.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.aumbry.kernel.Refusal;

/**
 * 32 bytes as four numbered lines of four groups of four characters (Crockford's base 32): 8 bytes in 13 characters and
 * 3 characters that check the line, so a slip is named by its line.
 */
final class PrintedLines {

    static final int LINES = 4;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LINE_BYTES = SealingKey.KEY_BYTES / LINES;
    private static final int DATA_CHARACTERS = 13;
    private static final int CHECK_CHARACTERS = 3;
    private static final int BITS = 5;
    private static final Pattern LINE = Pattern.compile("(?m)^\\h*([1-9])\\h+([0-9A-Za-z][0-9A-Za-z \\t-]*)$");

    /** What the lines are of; their checks differ for each. */
    private final byte[] label;

    /** Number of the first line: what stands on one sheet has different numbers. */
    private final int first;

    PrintedLines(String label) {
        this(label, 1);
    }

    PrintedLines(String label, int first) {
        this.label = label.getBytes(StandardCharsets.US_ASCII);
        this.first = first;
    }

    /** @param raw 32 bytes; the caller wipes them */
    String print(byte[] raw) {
        var text = new StringBuilder();
        for (int line = first; line < first + LINES; line++) {
            int at = (line - first) * LINE_BYTES;
            var part = Arrays.copyOfRange(raw, at, at + LINE_BYTES);
            text.append(line).append("  ").append(grouped(encode(part) + check(line, part))).append('\n');
        }
        return text.toString();
    }

    /** Reads typed lines: any case, spaces or hyphens anywhere, O for 0, I and L for 1, other lines ignored. */
    byte[] read(String typed) {
        var raw = new byte[SealingKey.KEY_BYTES];
        var seen = new boolean[LINES];
        var lines = LINE.matcher(typed.replace("\r", ""));
        while (lines.find()) {
            int line = Integer.parseInt(lines.group(1)) - first;
            if (line >= 0 && line < LINES) {
                var part = decode(line + first, normal(lines.group(2)));
                System.arraycopy(part, 0, raw, line * LINE_BYTES, LINE_BYTES);
                seen[line] = true;
            }
        }
        for (int line = 0; line < LINES; line++) {
            if (!seen[line]) {
                throw wrong(line + first);
            }
        }
        return raw;
    }

    static String grouped(String characters) {
        return characters.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private byte[] decode(int line, String characters) {
        if (characters.length() != DATA_CHARACTERS + CHECK_CHARACTERS) {
            throw wrong(line);
        }
        long value = 0;
        for (int i = 0; i < DATA_CHARACTERS; i++) {
            var digit = ALPHABET.indexOf(characters.charAt(i));
            if (digit < 0 || i == 0 && digit >= 16) {
                throw wrong(line);
            }
            value = value << BITS | digit;
        }
        var part = new byte[LINE_BYTES];
        for (int i = LINE_BYTES - 1; i >= 0; i--) {
            part[i] = (byte) value;
            value >>>= Byte.SIZE;
        }
        if (!check(line, part).equals(characters.substring(DATA_CHARACTERS))) {
            throw wrong(line);
        }
        return part;
    }

    private static String encode(byte[] part) {
        long value = 0;
        for (byte b : part) {
            value = value << Byte.SIZE | b & 0xFF;
        }
        var text = new char[DATA_CHARACTERS];
        for (int i = DATA_CHARACTERS - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (value & 31));
            value >>>= BITS;
        }
        return new String(text);
    }

    private String check(int line, byte[] part) {
        var digest = Hashes.sha256();
        digest.update(label);
        digest.update((byte) line);
        var hash = digest.digest(part);
        int bits = (hash[0] & 0xFF) << 8 | hash[1] & 0xFF;
        return "" + ALPHABET.charAt(bits >>> 11) + ALPHABET.charAt(bits >>> 6 & 31) + ALPHABET.charAt(bits >>> 1 & 31);
    }

    private static String normal(String typed) {
        return typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private static Refusal wrong(int line) {
        return Refusal.invalid("kit", "crypto.kit-line-wrong", line);
    }
}
