package org.aumbry.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Brings words into the one form in which they are compared: no case, no accents, no width. */
final class Folding {

    /** ASCII folding writes at most four letters for one. */
    private static final int WIDEST = 4;

    private Folding() {}

    /** The word without case; accents stay. */
    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** The word without case, accents and compatibility forms. */
    static String fold(String word) {
        return isPlain(word) ? word : folded(word);
    }

    private static boolean isPlain(String word) {
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            if (c >= 0x80 || c >= 'A' && c <= 'Z') {
                return false;
            }
        }
        return true;
    }

    private static String folded(String word) {
        var open = Normalizer.normalize(lower(word), Normalizer.Form.NFKD);
        var bare = new StringBuilder(open.length());
        open.codePoints().filter(c -> !isAccent(c)).forEach(bare::appendCodePoint);
        var joined = Normalizer.normalize(bare, Normalizer.Form.NFC).toCharArray();
        var ascii = new char[joined.length * WIDEST];
        var length = ASCIIFoldingFilter.foldToASCII(joined, 0, ascii, 0, joined.length);
        return lower(new String(Arrays.copyOf(ascii, length)));
    }

    /**
     * Marks that readers leave out at will: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels. Marks that
     * spell (Indic vowel signs, kana voicing) stay.
     */
    private static boolean isAccent(int c) {
        return c >= 0x0300 && c <= 0x036F
                || c >= 0x0591 && c <= 0x05C7
                || c >= 0x064B && c <= 0x065F
                || c == 0x0670
                || c == 0x0640;
    }

    /**
     * The text with a blank wherever words are also divided for us: under-scores, apostrophes, and dots beside a
     * letter. Every character keeps its place.
     */
    static String divided(String text) {
        var chars = text.toCharArray();
        for (var i = 0; i < chars.length; i++) {
            if (divides(text, i)) {
                chars[i] = ' ';
            }
        }
        return new String(chars);
    }

    private static boolean divides(String text, int i) {
        return switch (text.charAt(i)) {
            case '_', '\'', '\u2019', '\u02BC', '\uFF07' -> true;
            case '.' -> i > 0 && Character.isLetter(text.charAt(i - 1))
                    || i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
            default -> false;
        };
    }
}
