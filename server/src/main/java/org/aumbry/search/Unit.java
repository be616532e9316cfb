package org.aumbry.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is looked for: a word, or several side by side.
 *
 * @param prefix what the last word begins with while it is being typed; null when it is whole
 * @param minor a word so common that it need not be there when others are
 */
record Unit(List<Place> places, @Nullable String prefix, boolean not, boolean minor) {

    /** Places looked at in one word or phrase. */
    private static final int MOST_PLACES = 48;

    private static final int SHORTEST_PREFIX = 2;
    private static final int SHORTEST_STEM = 3;

    private static final Set<String> MINOR = Set.copyOf(List.of((
            "a an and are as at be by for from in is it its not of on or that the this to was were will with"
                    + " au aux avec ce ces dans de des du elle en est et il la le les l d ne ou par pas pour qu que qui"
                    + " sa se ses son sont sur un une"
                    + " al como con del el es esta este lo los las no para por pero se si sin su sus una unos y")
            .split(" ")));

    /**
     * One place with the forms under which it is found.
     *
     * @param word the folded word
     * @param exact the word, folded and as written
     * @param related stems: marked ones, and words that are the stem themselves
     */
    record Place(String word, Set<String> exact, Set<String> related) {

        boolean holds(String form, boolean alsoRelated) {
            return exact.contains(form) || alsoRelated && related.contains(form);
        }
    }

    /** A stretch of text that was looked for. */
    record Span(int start, int end, int unit) {}

    static List<Unit> of(QueryText text) {
        var units = new ArrayList<Unit>();
        text.clauses().forEach(clause -> units.addAll(of(clause)));
        return units;
    }

    private static List<Unit> of(QueryText.Clause clause) {
        var places = places(clause.text());
        if (places.isEmpty()) {
            return List.of();
        }
        var last = places.getLast();
        var prefix = clause.open() && canBePrefix(last.word()) ? last.word() : null;
        if (prefix != null && places.size() > 1) {
            return List.of(
                    new Unit(exact(places.subList(0, places.size() - 1)), null, false, false),
                    new Unit(List.of(last), prefix, false, false));
        }
        var minor = places.size() == 1 && !clause.phrase() && MINOR.contains(last.word());
        var sideBySide = clause.phrase() || places.size() > 1;
        return List.of(new Unit(sideBySide ? exact(places) : places, prefix, clause.not(), minor));
    }

    private static List<Place> exact(List<Place> places) {
        return places.stream().map(place -> new Place(place.word(), place.exact(), Set.of())).toList();
    }

    private static List<Place> places(String text) {
        var places = new TreeMap<Integer, Place>();
        for (var analyzer : WordAnalyzer.asking()) {
            for (var token : analyzer.tokens(text)) {
                if (token.position() >= MOST_PLACES) {
                    break;
                }
                var place = places.computeIfAbsent(
                        token.position(), position -> new Place(token.form(), new HashSet<>(), new HashSet<>()));
                addForm(place, token.form());
            }
        }
        return List.copyOf(places.values());
    }

    private static void addForm(Place place, String form) {
        if (form.charAt(0) != WordAnalyzer.STEM) {
            place.exact().add(form);
            place.related().add(WordAnalyzer.STEM + form);
            return;
        }
        place.related().add(form);
        var stem = form.substring(1);
        if (stem.length() >= SHORTEST_STEM && place.word().startsWith(stem)) {
            place.related().add(stem);
        }
    }

    private static boolean canBePrefix(String word) {
        return word.length() >= SHORTEST_PREFIX
                && word.codePoints().allMatch(c -> Character.isLetterOrDigit(c) && !Character.isIdeographic(c));
    }

    /** Where the units stand among the tokens; a unit with several places only where they are side by side. */
    static List<Span> spans(List<Unit> units, Collection<WordAnalyzer.Token> tokens) {
        var at = new TreeMap<Integer, List<WordAnalyzer.Token>>();
        tokens.forEach(token -> at.computeIfAbsent(token.position(), position -> new ArrayList<>(2)).add(token));
        var spans = new ArrayList<Span>();
        for (var u = 0; u < units.size(); u++) {
            var unit = units.get(u);
            for (var position : at.keySet()) {
                var first = unit.token(at.getOrDefault(position, List.of()), 0);
                var last = first;
                for (var i = 1; i < unit.places().size() && last != null; i++) {
                    last = unit.token(at.getOrDefault(position + i, List.of()), i);
                }
                if (first != null && last != null) {
                    spans.add(new Span(first.start(), last.end(), u));
                }
            }
        }
        spans.sort((a, b) -> a.start() != b.start() ? a.start() - b.start() : b.end() - a.end());
        return spans;
    }

    private WordAnalyzer.@Nullable Token token(List<WordAnalyzer.Token> tokens, int place) {
        for (var token : tokens) {
            if (places.get(place).holds(token.form(), places.size() == 1)
                    || prefix != null && place == places.size() - 1 && token.form().startsWith(prefix)) {
                return token;
            }
        }
        return null;
    }
}
