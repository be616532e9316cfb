package org.aumbry.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody typed, taken apart: words, {@code "phrases"}, and either after a {@code -}. Every input has a meaning.
 *
 * @param cut whether more was typed than is searched for
 */
record QueryText(List<Clause> clauses, boolean cut) {

    /** Characters that are looked at. */
    static final int LONGEST = 400;

    /** Words and phrases that are looked at. */
    static final int MOST_CLAUSES = 16;

    private static final String QUOTES = "\"\u201C\u201D\u201E\u00AB\u00BB";

    /**
     * One word or phrase.
     *
     * @param phrase written in quotes
     * @param not what must be absent
     * @param open still being typed: the last word, with nothing after it
     */
    record Clause(String text, boolean phrase, boolean not, boolean open) {}

    static QueryText parse(String typed) {
        var text = typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
        var clauses = new ArrayList<Clause>();
        var at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            var not = text.charAt(at) == '-';
            var from = not ? at + 1 : at;
            var phrase = from < text.length() && isQuote(text.charAt(from));
            var start = phrase ? from + 1 : from;
            var end = end(text, start, phrase);
            if (end > start) {
                var open = !phrase && !not && end == text.length() && typed.length() == text.length();
                clauses.add(new Clause(text.substring(start, end), phrase, not, open));
            }
            at = phrase || end == at ? end + 1 : end;
        }
        var cut = typed.length() > LONGEST || clauses.size() > MOST_CLAUSES;
        return new QueryText(List.copyOf(clauses.subList(0, Math.min(clauses.size(), MOST_CLAUSES))), cut);
    }

    private static int end(String text, int start, boolean phrase) {
        var end = start;
        while (end < text.length()
                && !isQuote(text.charAt(end))
                && (phrase || !Character.isWhitespace(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private static boolean isQuote(char c) {
        return QUOTES.indexOf(c) >= 0;
    }
}
