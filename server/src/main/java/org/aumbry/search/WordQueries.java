package org.aumbry.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;

/**
 * Makes index queries of what is looked for. Nothing in a score depends on how common a word is among all documents.
 */
final class WordQueries {

    private static final float OTHER_FIELDS = 0.1f;
    private static final float RELATED = 0.6f;
    private static final float MINOR = 0.15f;

    /** What a word that only begins as typed is worth, beside one that is as typed. */
    private static final float BEGINNING = 0.25f;

    /** Bodies are searched for beginnings of at least this length; shorter ones only in titles, file names and tags. */
    private static final int SHORTEST_BODY_PREFIX = 3;

    private WordQueries() {}

    /** Everything must be there that is not minor and not excluded; with nothing to look for, everything matches. */
    static Query of(List<Unit> units, List<Fields.Weighed> fields, Query filter) {
        var query = new BooleanQuery.Builder().add(filter, BooleanClause.Occur.FILTER);
        var needed = units.stream().filter(unit -> !unit.not()).toList();
        var allMinor = needed.stream().allMatch(Unit::minor);
        for (var unit : units) {
            var words = of(unit, fields);
            if (unit.not()) {
                query.add(words, BooleanClause.Occur.MUST_NOT);
            } else if (unit.minor() && !allMinor) {
                query.add(new BoostQuery(words, MINOR), BooleanClause.Occur.SHOULD);
            } else {
                query.add(words, BooleanClause.Occur.MUST);
            }
        }
        if (needed.isEmpty()) {
            query.add(new BoostQuery(new ConstantScoreQuery(MatchAllDocsQuery.INSTANCE), 0), BooleanClause.Occur.MUST);
        }
        return query.build();
    }

    private static Query of(Unit unit, List<Fields.Weighed> fields) {
        var ways = new ArrayList<Query>();
        for (var weighed : fields) {
            var words = unit.places().size() == 1 ? word(unit, weighed.field()) : phrase(unit, weighed.field());
            ways.add(new BoostQuery(words, weighed.weight()));
            var prefix = unit.prefix();
            if (prefix != null && (!weighed.field().equals(Fields.BODY) || prefix.length() >= SHORTEST_BODY_PREFIX)) {
                var beginning = new PrefixQuery(
                        new Term(weighed.field(), prefix), MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
                ways.add(new BoostQuery(beginning, weighed.weight() * BEGINNING));
            }
        }
        return new DisjunctionMaxQuery(ways, OTHER_FIELDS);
    }

    private static Query word(Unit unit, String field) {
        var place = unit.places().getFirst();
        var forms = new SynonymQuery.Builder(field);
        place.exact().forEach(form -> forms.addTerm(new Term(field, form)));
        place.related().stream()
                .filter(form -> !place.exact().contains(form))
                .forEach(form -> forms.addTerm(new Term(field, form), RELATED));
        return forms.build();
    }

    private static Query phrase(Unit unit, String field) {
        var phrase = new PhraseQuery.Builder();
        unit.places().forEach(place -> phrase.add(new Term(field, place.word())));
        return phrase.build();
    }
}
