package org.aumbry.reading.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Decides from where lines stand and how they look which of them begin a paragraph. */
final class Paragraphs {

    private static final float WIDER_GAP = 1.3f;
    private static final float LONE_GAP = 2.2f;
    private static final float OTHER_SIZE = 1.15f;
    private static final float SHORT_LINE = 0.8f;
    private static final Pattern LIST_MARK = Pattern.compile("[•◦▪‣·–—*-]|\\(?(\\d{1,3}|[a-zA-Z])[.)]");
    private static final String SENTENCE_ENDS = ".:!?…";

    private Paragraphs() {}

    /** The same lines in the same order, each saying whether a paragraph begins with it. */
    static List<PageWords.Line> mark(List<PageWords.Line> lines) {
        float leading = leading(lines);
        var marked = new ArrayList<PageWords.Line>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            boolean begins = i == 0 || begins(lines.get(i - 1), lines.get(i), leading);
            marked.add(new PageWords.Line(begins, lines.get(i).words()));
        }
        return marked;
    }

    private static boolean begins(PageWords.Line above, PageWords.Line line, float leading) {
        float gap = line.top() - above.top();
        float height = Math.max(above.height(), line.height());
        if (above.height() > OTHER_SIZE * line.height() || line.height() > OTHER_SIZE * above.height()) {
            return true;
        }
        if (LIST_MARK.matcher(line.words().getFirst().text()).matches()) {
            return true;
        }
        boolean sentenceOver = SENTENCE_ENDS.indexOf(last(above)) >= 0;
        boolean continues = Character.isLowerCase(line.words().getFirst().text().codePointAt(0));
        if (gap <= 0) {
            return sentenceOver || !continues;
        }
        if (gap > WIDER_GAP * leading || gap > LONE_GAP * height) {
            return true;
        }
        boolean indented = line.left() - above.left() > 0.8f * height && line.left() - above.left() < 6 * height;
        boolean shortAbove = above.right() - above.left() < SHORT_LINE * (line.right() - line.left());
        return !continues && sentenceOver && (indented || shortAbove);
    }

    private static char last(PageWords.Line line) {
        var word = line.words().getLast().text();
        return word.charAt(word.length() - 1);
    }

    /** The usual distance from one line to the next on the page. */
    private static float leading(List<PageWords.Line> lines) {
        var gaps = new ArrayList<Float>();
        for (int i = 1; i < lines.size(); i++) {
            float gap = lines.get(i).top() - lines.get(i - 1).top();
            if (gap > 1) {
                gaps.add(gap);
            }
        }
        if (gaps.isEmpty()) {
            return Float.MAX_VALUE;
        }
        gaps.sort(Float::compare);
        return gaps.get(gaps.size() / 2);
    }
}
