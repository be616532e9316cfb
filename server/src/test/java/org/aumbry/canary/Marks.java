package org.aumbry.canary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aumbry.crypto.Randomness;

/**
 * Words that occur nowhere by chance, and the search for them in any bytes: as UTF-8, as both forms of UTF-16, as base
 * 64, as hexadecimal digits, and their halves, since simple compression cuts words.
 */
final class Marks {

    private static final int LETTERS = 16;
    private static final int HALF = 8;
    private static final int BLOCK = 1 << 20;
    private static final int LONGEST = 64;

    private final Randomness randomness = new Randomness();
    private final Map<String, String> marks = new LinkedHashMap<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private final boolean[] begins = new boolean[1 << Short.SIZE];

    /** One form of one mark. */
    private record Pattern(String what, byte[] bytes) {}

    /** A new word of small consonants, which every index and every file name leaves as it is. */
    String plant(String what) {
        var letters = new StringBuilder();
        for (byte b : randomness.bytes(LETTERS)) {
            letters.append("bcdfghjklmnpqrst".charAt(b & 15));
        }
        var mark = letters.toString();
        marks.put(what, mark);
        forms(mark).forEach((form, bytes) -> add(what + " as " + form, bytes));
        return mark;
    }

    Set<String> planted() {
        return marks.keySet();
    }

    String of(String what) {
        return marks.get(what);
    }

    /** What stands in the stream: descriptions of marks and forms. */
    Set<String> find(InputStream in) throws IOException {
        var found = new TreeSet<String>();
        var buffer = new byte[BLOCK + LONGEST];
        int kept = 0;
        while (true) {
            int read = in.readNBytes(buffer, kept, BLOCK);
            int length = kept + read;
            search(buffer, length, found);
            if (read < BLOCK) {
                return found;
            }
            kept = LONGEST;
            System.arraycopy(buffer, length - kept, buffer, 0, kept);
        }
    }

    private void search(byte[] bytes, int length, Set<String> found) {
        for (int at = 0; at + 1 < length; at++) {
            if (begins[(bytes[at] & 0xFF) << Byte.SIZE | bytes[at + 1] & 0xFF]) {
                for (var pattern : patterns) {
                    int end = at + pattern.bytes().length;
                    if (end <= length && Arrays.equals(bytes, at, end, pattern.bytes(), 0, pattern.bytes().length)) {
                        found.add(pattern.what());
                    }
                }
            }
        }
    }

    private void add(String what, byte[] bytes) {
        patterns.add(new Pattern(what, bytes));
        begins[(bytes[0] & 0xFF) << Byte.SIZE | bytes[1] & 0xFF] = true;
    }

    private static Map<String, byte[]> forms(String mark) {
        var forms = new LinkedHashMap<String, byte[]>();
        for (var half : List.of(mark.substring(0, HALF), mark.substring(HALF))) {
            var name = half.equals(mark.substring(0, HALF)) ? "first half" : "second half";
            for (Charset charset
                    : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                forms.put(charset + ", " + name, half.getBytes(charset));
            }
            forms.put("hexadecimal, " + name, HexFormat.of().formatHex(half.getBytes()).getBytes());
            forms.put("capitals, " + name, half.toUpperCase(Locale.ROOT).getBytes());
        }
        for (int shift = 0; shift < 3; shift++) {
            var text = Base64.getEncoder().encodeToString(("x".repeat(shift) + mark).getBytes());
            forms.put("base 64, shift " + shift, text.substring(4, text.length() - 4).getBytes());
        }
        return forms;
    }
}
