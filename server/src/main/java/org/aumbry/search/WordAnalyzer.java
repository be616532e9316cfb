package org.aumbry.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into words (UAX #29) and gives each place all the forms under which it is found.
 *
 * <p>Forms of one place: the folded word; the word with its accents when it has any; the light stem, marked, when it
 * differs. Chinese, Japanese and Korean are cut into pairs of characters, in the index also into single ones.
 */
final class WordAnalyzer extends Analyzer {

    /** Begins every stem, so that a stem is never taken for a word somebody wrote. */
    static final char STEM = '\u0002';

    /** Longer words are cut; no word of any language is that long. */
    static final int LONGEST_WORD = 128;

    private static final Map<String, WordAnalyzer> INDEXING = Map.of(
            "en", new WordAnalyzer("en", true),
            "fr", new WordAnalyzer("fr", true),
            "es", new WordAnalyzer("es", true));
    private static final WordAnalyzer INDEXING_UNSTEMMED = new WordAnalyzer("", true);
    private static final List<WordAnalyzer> ASKING = List.of(
            new WordAnalyzer("", false),
            new WordAnalyzer("en", false),
            new WordAnalyzer("fr", false),
            new WordAnalyzer("es", false));

    /**
     * One place in a text.
     *
     * @param position counted in words
     * @param start offset of its first character
     * @param end offset after its last character
     */
    record Token(String form, int position, int start, int end) {}

    private final String language;
    private final boolean singles;

    private WordAnalyzer(String language, boolean singles) {
        super(PER_FIELD_REUSE_STRATEGY);
        this.language = language;
        this.singles = singles;
    }

    /** For text of a language; languages without a stemmer are cut and folded only. */
    static WordAnalyzer of(String language) {
        return INDEXING.getOrDefault(language, INDEXING_UNSTEMMED);
    }

    /** For what somebody types, whose language is not known: every language we stem, the unstemmed first. */
    static List<WordAnalyzer> asking() {
        return ASKING;
    }

    TokenStream words(String field, String text) {
        return tokenStream(field, Folding.divided(text));
    }

    /** All tokens of a short text. */
    List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        try (var stream = words("tokens", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            var increment = stream.addAttribute(PositionIncrementAttribute.class);
            var position = -1;
            stream.reset();
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                tokens.add(new Token(term.toString(), position, offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new IllegalStateException("a string can always be read", impossible);
        }
        return tokens;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        words.setMaxTokenLength(LONGEST_WORD);
        var pairs = new CJKBigramFilter(words, CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA
                | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL, singles);
        var folded = new FoldFilter(pairs);
        return new TokenStreamComponents(words, language.isEmpty() ? new MarkFilter(folded) : stemmed(folded));
    }

    private TokenStream stemmed(TokenStream words) {
        var twice = new KeywordRepeatFilter(words);
        var stems = switch (language) {
            case "en" -> new KStemFilter(twice);
            case "fr" -> new FrenchLightStemFilter(twice);
            case "es" -> new SpanishLightStemFilter(twice);
            default -> throw new IllegalStateException("no stemmer for " + language);
        };
        return new MarkFilter(new RemoveDuplicatesTokenFilter(stems));
    }

    /** Gives the folded word and, where they differ, the accented one in the same place. */
    private static final class FoldFilter extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private @Nullable State place;
        private String accented = "";

        FoldFilter(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (place != null) {
                restoreState(place);
                place = null;
                term.setEmpty().append(ACCENTED).append(accented);
                increment.setPositionIncrement(0);
                return true;
            }
            if (!input.incrementToken()) {
                return false;
            }
            var written = term.toString();
            var folded = Folding.fold(written);
            if (folded.isEmpty()) {
                folded = written;
            }
            accented = Folding.lower(written);
            term.setEmpty().append(folded);
            if (!accented.equals(folded)) {
                place = captureState();
            }
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            place = null;
        }
    }

    private static final char ACCENTED = '\u0003';

    /** Marks stems, and drops the stems of accented words: the folded word has given its own. */
    private static final class MarkFilter extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final KeywordAttribute word = addAttribute(KeywordAttribute.class);

        MarkFilter(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            while (input.incrementToken()) {
                var accented = term.length() > 0 && term.charAt(0) == ACCENTED;
                if (accented) {
                    if (!stemming() || word.isKeyword()) {
                        var bare = term.subSequence(1, term.length()).toString();
                        term.setEmpty().append(bare);
                        return true;
                    }
                } else {
                    if (stemming() && !word.isKeyword()) {
                        var stem = term.toString();
                        term.setEmpty().append(STEM).append(stem);
                    }
                    return true;
                }
            }
            return false;
        }

        private boolean stemming() {
            return input instanceof RemoveDuplicatesTokenFilter;
        }
    }
}
