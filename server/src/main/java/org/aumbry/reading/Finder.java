package org.aumbry.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds words inside one text: letters with and without accents, capital or not, any white space between words. */
public final class Finder {

    /** Most hits that are found. */
    public static final int MOST_HITS = 2_000;

    private static final int LONGEST_QUERY = 200;

    /** One hit, in UTF-16 units of the canonical text. */
    public record Hit(int start, int end) {}

    private Finder() {}

    /** Hits in the order of the text; none for a blank query. */
    public static List<Hit> find(String text, String query) {
        var hits = new ArrayList<Hit>();
        var words = query.strip();
        if (words.isEmpty() || words.length() > LONGEST_QUERY) {
            return hits;
        }
        var pattern = Arrays.stream(folded(words).split("\\s+")).map(Pattern::quote)
                .collect(Collectors.joining("\\s+"));
        var matcher = Pattern.compile(pattern).matcher(folded(text));
        while (hits.size() < MOST_HITS && matcher.find()) {
            hits.add(new Hit(matcher.start(), matcher.end()));
        }
        return hits;
    }

    /** The same text, unit for unit, without capitals and accents. */
    static String folded(String text) {
        var folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = folded(text.charAt(i));
        }
        return new String(folded);
    }

    private static char folded(char letter) {
        if (letter < 0x80) {
            return Character.toLowerCase(letter);
        }
        if (letter == '\u00a0') {
            return ' ';
        }
        if (letter == '\u2019' || letter == '\u2018') {
            return '\'';
        }
        if (Character.isSurrogate(letter)) {
            return letter;
        }
        char base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD).charAt(0);
        return Character.toLowerCase(base);
    }
}
