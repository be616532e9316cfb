package org.aumbry.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** Picks and marks the passages of one document. Looks at nothing but that document's words. */
final class Passages {

    private static final int MOST_PASSAGES = 3;
    private static final int PASSAGE_CHARS = 220;
    private static final int LEAD_CHARS = 60;

    /** Texts up to this length are cut into words again, which is quicker than looking each word up; books are not. */
    private static final int CUT_AGAIN_CHARS = 20_000;

    /** Places of one word that are looked at in one document. */
    private static final int MOST_PLACES = 2000;

    /** Words with a common beginning that are looked at. */
    private static final int MOST_WORDS = 4000;

    private Passages() {}

    /** The best passages of a document's text in reading order; its beginning when the words stand elsewhere. */
    static List<Passage> of(LeafReader segment, int doc, List<Unit> units, SearchDocument what, String text)
            throws IOException {
        var pages = what.pages();
        var tokens = text.length() <= CUT_AGAIN_CHARS
                ? WordAnalyzer.of(what.language()).tokens(text)
                : tokens(segment, doc, units);
        var spans = Unit.spans(units, tokens);
        if (spans.isEmpty()) {
            var end = Math.min(text.length(), PASSAGE_CHARS);
            return text.isBlank()
                    ? List.of()
                    : List.of(new Passage(page(pages, 0), 0, 0, pieces(text, 0, wordEnd(text, end), List.of())));
        }
        return windows(spans).stream()
                .sorted(Comparator.comparingInt(window -> window.getFirst().start()))
                .map(window -> passage(text, window, pages))
                .toList();
    }

    /** A short text with what was looked for marked. */
    static List<Piece> mark(String text, String language, List<Unit> units) {
        var spans = Unit.spans(units, WordAnalyzer.of(language).tokens(text));
        return pieces(text, 0, text.length(), spans);
    }

    private static List<WordAnalyzer.Token> tokens(LeafReader segment, int doc, List<Unit> units) throws IOException {
        var tokens = new ArrayList<WordAnalyzer.Token>();
        var terms = segment.terms(Fields.BODY);
        if (terms == null) {
            return tokens;
        }
        var all = terms.iterator();
        var asked = new HashSet<String>();
        for (var unit : units) {
            for (var place : unit.places()) {
                asked.addAll(place.exact());
                asked.addAll(place.related());
            }
        }
        for (var form : asked) {
            if (all.seekExact(new BytesRef(form))) {
                add(tokens, all, doc);
            }
        }
        for (var unit : units) {
            var prefix = unit.prefix();
            if (prefix != null) {
                addBeginnings(tokens, all, doc, new BytesRef(prefix));
            }
        }
        return tokens;
    }

    private static void addBeginnings(List<WordAnalyzer.Token> tokens, TermsEnum all, int doc, BytesRef prefix)
            throws IOException {
        var status = all.seekCeil(prefix);
        for (var i = 0; i < MOST_WORDS && status != TermsEnum.SeekStatus.END; i++) {
            if (!StringHelper.startsWith(all.term(), prefix)) {
                return;
            }
            add(tokens, all, doc);
            status = all.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.FOUND;
        }
    }

    private static void add(List<WordAnalyzer.Token> tokens, TermsEnum term, int doc) throws IOException {
        var postings = term.postings(null, PostingsEnum.OFFSETS);
        if (postings.advance(doc) != doc) {
            return;
        }
        var form = term.term().utf8ToString();
        for (var i = Math.min(postings.freq(), MOST_PLACES); i > 0; i--) {
            var position = postings.nextPosition();
            tokens.add(new WordAnalyzer.Token(form, position, postings.startOffset(), postings.endOffset()));
        }
    }

    /** Stretches of the text with the most different words looked for, then with the most words; none overlap. */
    private static List<List<Unit.Span>> windows(List<Unit.Span> spans) {
        var all = new ArrayList<List<Unit.Span>>();
        var to = 0;
        for (var from = 0; from < spans.size(); from++) {
            to = Math.max(to, from + 1);
            while (to < spans.size() && spans.get(to).end() - spans.get(from).start() <= PASSAGE_CHARS) {
                to++;
            }
            all.add(spans.subList(from, to));
        }
        all.sort(Comparator.comparingInt(Passages::worth).reversed());
        var chosen = new ArrayList<List<Unit.Span>>();
        for (var window : all) {
            if (chosen.size() < MOST_PASSAGES && chosen.stream().noneMatch(other -> overlap(window, other))) {
                chosen.add(window);
            }
        }
        return chosen;
    }

    private static int worth(List<Unit.Span> window) {
        var different = window.stream().mapToInt(Unit.Span::unit).distinct().count();
        return (int) different * 100 + Math.min(window.size(), 20);
    }

    private static boolean overlap(List<Unit.Span> a, List<Unit.Span> b) {
        return a.getFirst().start() < b.getFirst().start() + PASSAGE_CHARS
                && b.getFirst().start() < a.getFirst().start() + PASSAGE_CHARS;
    }

    private static Passage passage(String text, List<Unit.Span> window, List<PageStart> pages) {
        var first = window.getFirst();
        var start = wordStart(text, Math.max(0, first.start() - LEAD_CHARS));
        var end = wordEnd(text, Math.min(text.length(), Math.max(end(window), first.start() + PASSAGE_CHARS)));
        return new Passage(page(pages, first.start()), first.start(), first.end(), pieces(text, start, end, window));
    }

    private static int end(List<Unit.Span> window) {
        return window.stream().mapToInt(Unit.Span::end).max().orElse(0);
    }

    private static int page(List<PageStart> pages, int offset) {
        var page = 0;
        for (var start : pages) {
            if (start.offset() > offset) {
                break;
            }
            page = start.page();
        }
        return page;
    }

    private static int wordStart(String text, int at) {
        var start = at;
        while (start > 0 && at - start < 20 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start > 0 && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
    }

    private static int wordEnd(String text, int at) {
        var end = at;
        while (end < text.length() && end - at < 20 && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end + 1 : end;
    }

    private static List<Piece> pieces(String text, int start, int end, List<Unit.Span> spans) {
        var pieces = new ArrayList<Piece>();
        var at = start;
        for (var span : spans) {
            var from = Math.max(at, span.start());
            var to = Math.min(end, span.end());
            if (from < to) {
                add(pieces, text.substring(at, from), false);
                add(pieces, text.substring(from, to), true);
                at = to;
            }
        }
        add(pieces, text.substring(at, end), false);
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text.replaceAll("[\\s\\p{Cntrl}]+", " "), marked));
        }
    }
}
