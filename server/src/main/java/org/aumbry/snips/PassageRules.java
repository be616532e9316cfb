package org.aumbry.snips;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Finding the passage of a snip again in another text, pure. */
final class PassageRules {

    /** How many characters around a quote are kept with it. */
    static final int CONTEXT = 64;

    /** The least share of a quote's words that must stand, in order, in words taken to be the altered passage. */
    private static final double LIKENESS = 0.6;

    private static final int LONGEST_COMPARED_WORDS = 400;
    private static final int MOST_CANDIDATES = 2_000;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private PassageRules() {}

    /** Where the passage stands now; offsets are -1 when it is lost. */
    record Standing(SnipState state, int start, int end) {

        static final Standing LOST = new Standing(SnipState.LOST, -1, -1);
    }

    static String prefix(String text, int start) {
        return text.substring(whole(text, Math.max(0, start - CONTEXT)), start);
    }

    static String suffix(String text, int end) {
        return text.substring(end, whole(text, Math.min(text.length(), end + CONTEXT)));
    }

    /** How the passage stands in the text of a later version. */
    static Standing standing(Passage passage, String text) {
        var exact = passage.exact();
        if (text.startsWith(exact, passage.start())) {
            return new Standing(SnipState.EXACT, passage.start(), passage.start() + exact.length());
        }
        int moved = bestOccurrence(passage, text);
        if (moved >= 0) {
            return new Standing(SnipState.MOVED, moved, moved + exact.length());
        }
        return altered(passage, text);
    }

    private static int bestOccurrence(Passage passage, String text) {
        int best = -1;
        int bestScore = -1;
        int seen = 0;
        for (int at = text.indexOf(passage.exact());
                at >= 0 && seen < MOST_CANDIDATES;
                at = text.indexOf(passage.exact(), at + 1), seen++) {
            int score = commonSuffix(passage.prefix(), text, at)
                    + commonPrefix(passage.suffix(), text, at + passage.exact().length());
            boolean nearer = best >= 0
                    && Math.abs(at - passage.start()) < Math.abs(best - passage.start());
            if (score > bestScore || score == bestScore && nearer) {
                best = at;
                bestScore = score;
            }
        }
        return best;
    }

    private static int commonSuffix(String prefix, String text, int end) {
        int length = 0;
        while (length < prefix.length()
                && length < end
                && prefix.charAt(prefix.length() - 1 - length) == text.charAt(end - 1 - length)) {
            length++;
        }
        return length;
    }

    private static int commonPrefix(String suffix, String text, int start) {
        int length = 0;
        while (length < suffix.length()
                && start + length < text.length()
                && suffix.charAt(length) == text.charAt(start + length)) {
            length++;
        }
        return length;
    }

    private record Word(String folded, int start, int end) {}

    /** Looks for the run of words, as long as the quote, that shares most words with it in the same order. */
    private static Standing altered(Passage passage, String text) {
        var wanted = words(passage.exact());
        if (wanted.isEmpty() || wanted.size() > LONGEST_COMPARED_WORDS) {
            return Standing.LOST;
        }
        var words = words(text);
        int size = Math.min(wanted.size(), words.size());
        var quoteCounts = counts(wanted);
        int needed = (int) Math.ceil(LIKENESS * wanted.size());
        var best = Standing.LOST;
        double bestLikeness = 0;
        var window = new HashMap<String, Integer>();
        int shared = 0;
        int compared = 0;
        for (int last = 0; last < words.size(); last++) {
            shared += add(window, words.get(last).folded(), quoteCounts);
            if (last >= size) {
                shared -= remove(window, words.get(last - size).folded(), quoteCounts);
            }
            int first = last - size + 1;
            if (first >= 0 && shared >= needed && compared++ < MOST_CANDIDATES) {
                var run = words.subList(first, last + 1);
                double likeness = commonInOrder(wanted, run) / (double) wanted.size();
                if (likeness >= LIKENESS && likeness > bestLikeness) {
                    bestLikeness = likeness;
                    best = new Standing(SnipState.ALTERED, run.getFirst().start(), run.getLast().end());
                }
            }
        }
        return best;
    }

    private static int add(Map<String, Integer> window, String word, Map<String, Integer> quote) {
        int now = window.merge(word, 1, Integer::sum);
        return now <= quote.getOrDefault(word, 0) ? 1 : 0;
    }

    private static int remove(Map<String, Integer> window, String word, Map<String, Integer> quote) {
        int before = window.merge(word, -1, Integer::sum) + 1;
        return before <= quote.getOrDefault(word, 0) ? 1 : 0;
    }

    private static Map<String, Integer> counts(List<Word> words) {
        var counts = new HashMap<String, Integer>();
        words.forEach(word -> counts.merge(word.folded(), 1, Integer::sum));
        return counts;
    }

    /** Length of the longest common subsequence. */
    private static int commonInOrder(List<Word> one, List<Word> other) {
        var row = new int[other.size() + 1];
        for (var word : one) {
            int diagonal = 0;
            for (int column = 1; column <= other.size(); column++) {
                int above = row[column];
                row[column] = word.folded().equals(other.get(column - 1).folded())
                        ? diagonal + 1
                        : Math.max(above, row[column - 1]);
                diagonal = above;
            }
        }
        return row[other.size()];
    }

    private static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(
                    matcher.group().toLowerCase(Locale.ROOT), matcher.start(), matcher.end()));
        }
        return words;
    }

    /** The offset itself, or one less when it would cut a surrogate pair in two. */
    private static int whole(String text, int offset) {
        boolean cuts = offset > 0
                && offset < text.length()
                && Character.isLowSurrogate(text.charAt(offset))
                && Character.isHighSurrogate(text.charAt(offset - 1));
        return cuts ? offset - 1 : offset;
    }
}
