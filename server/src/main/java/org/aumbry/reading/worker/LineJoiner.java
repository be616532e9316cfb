package org.aumbry.reading.worker;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the lines of PDF pages as canonical text: spaces between words and lines, a line break between paragraphs, a
 * blank line between pages; a word that was divided at the end of a line becomes whole again.
 */
final class LineJoiner {

    private enum Join {
        /** Two words. */
        APART,
        /** Two halves of one word, divided only for the line. */
        WHOLE,
        /** One word that has its hyphen everywhere. */
        COMPOUND
    }

    private static final int REMEMBERED = 50_000;
    private static final String HYPHENS = "-\u2010\u00ad";

    private final Set<String> compounds = new HashSet<>();

    /** Appends one page's text and words. Stops quietly when the text is full. */
    void write(List<PageWords.Line> lines, CanonicalText text, PageLayout layout) {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var next = i + 1 < lines.size() ? lines.get(i + 1) : null;
            if (i > 0 && join(lines.get(i - 1), line) == Join.APART) {
                text.append(line.paragraph() ? "\n" : " ");
            }
            write(line, next != null && join(line, next) == Join.WHOLE, text, layout);
        }
    }

    private void write(PageWords.Line line, boolean divided, CanonicalText text, PageLayout layout) {
        int last = line.words().size() - 1;
        for (int w = 0; w <= last; w++) {
            var piece = line.words().get(w);
            var word = piece.text();
            if (w == last && divided) {
                word = word.substring(0, word.length() - 1);
            } else {
                remember(word);
            }
            word = word.replace("\u00ad", "");
            int start = text.length();
            if (word.isEmpty() || !text.append(word)) {
                continue;
            }
            boolean spaced = w < last && text.append(" ");
            layout.word(start, word.length(), spaced, piece);
        }
    }

    /** How the last word of a line and the first of the next belong together. */
    private Join join(PageWords.Line line, PageWords.Line next) {
        if (next.paragraph()) {
            return Join.APART;
        }
        var head = line.words().getLast().text();
        var tail = next.words().getFirst().text();
        if (head.length() < 3 || HYPHENS.indexOf(head.charAt(head.length() - 1)) < 0) {
            return Join.APART;
        }
        if (!Character.isLetter(head.charAt(head.length() - 2)) || !Character.isLowerCase(tail.charAt(0))) {
            return Join.APART;
        }
        boolean compound = !head.endsWith("\u00ad") && compounds.contains(plain(head + tail));
        return compound ? Join.COMPOUND : Join.WHOLE;
    }

    private void remember(String word) {
        int at = word.indexOf('-');
        if (at > 0 && at < word.length() - 1 && compounds.size() < REMEMBERED) {
            compounds.add(plain(word));
        }
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}-]+$", "");
    }
}
