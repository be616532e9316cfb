package org.aumbry.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Goes once over all permitted documents that have the words: counts them, counts each chip's values, keeps the first
 * ones.
 *
 * <p>A chip's values are counted among the hits that every other chip lets through, so that the count beside a value is
 * the number of hits that choosing it gives.
 */
final class HitCollector implements Collector {

    /** Scores are compared in thousandths: what is equally good goes by date, not by the last bits of a sum. */
    private static final float STEPS = 1000;

    /** @param after where the page begins; null for the first */
    record Plan(
            Order order, @Nullable Cursor after, int limit, Chips chips, Instant now, ClassLabels labels) {}

    /** One hit: its document number in this state of the index, and its place in the order. */
    record Found(int doc, Cursor at) {}

    private static final Dimension[] NAMED = {
        Dimension.KIND, Dimension.MEDIA, Dimension.SPACE, Dimension.PERSON, Dimension.LANGUAGE, Dimension.LABEL
    };

    /** Its values stand in no field of their own: they hang on the access class. */
    private static final int LABEL = NAMED.length - 1;

    private final Plan plan;
    private final PriorityQueue<Found> best;
    private final Map<Dimension, Map<String, Integer>> counts = new EnumMap<>(Dimension.class);
    private final Map<Dimension, Integer> keptOutAlone = new EnumMap<>(Dimension.class);
    private int total;

    private HitCollector(Plan plan) {
        this.plan = plan;
        this.best = new PriorityQueue<>((a, b) -> b.at().compareTo(a.at(), plan.order()));
        for (var dimension : Dimension.values()) {
            counts.put(dimension, new TreeMap<>());
        }
    }

    /** Runs the query over all segments, one after the other, in the calling thread. */
    static HitCollector run(IndexSearcher searcher, Query query, Plan plan) throws IOException {
        return searcher.search(query, new CollectorManager<HitCollector, HitCollector>() {

            @Override
            public HitCollector newCollector() {
                return new HitCollector(plan);
            }

            @Override
            public HitCollector reduce(Collection<HitCollector> collectors) {
                if (collectors.size() != 1) {
                    throw new IllegalStateException("a question is answered in one go");
                }
                return collectors.iterator().next();
            }
        });
    }

    @Override
    public ScoreMode scoreMode() {
        return plan.order() == Order.BEST ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        return new Leaf(context);
    }

    int total() {
        return total;
    }

    Map<Dimension, Map<String, Integer>> counts() {
        return counts;
    }

    /** For each chosen dimension: how many more there would be without it. */
    Map<Dimension, Integer> keptOutAlone() {
        return keptOutAlone;
    }

    /** The page's hits in order, and one more when there is one. */
    List<Found> found() {
        var found = new ArrayList<Found>(best);
        found.sort((a, b) -> a.at().compareTo(b.at(), plan.order()));
        return found;
    }

    private final class Leaf implements LeafCollector {

        private final int base;
        private final SortedDocValues[] values = new SortedDocValues[LABEL];
        private final int[][] seen = new int[NAMED.length][];
        private final @Nullable FixedBitSet[] chosen = new FixedBitSet[NAMED.length];
        private final int[] ords = new int[NAMED.length];
        private final int[] dates = new int[DateRange.values().length];
        private final NumericDocValues classes;
        private final NumericDocValues changed;
        private final NumericDocValues tie;
        private @Nullable Scorable scorer;

        Leaf(LeafReaderContext context) throws IOException {
            base = context.docBase;
            classes = DocValues.getNumeric(context.reader(), Fields.ACCESS_CLASS);
            changed = DocValues.getNumeric(context.reader(), Fields.CHANGED);
            tie = DocValues.getNumeric(context.reader(), Fields.TIE);
            for (var d = 0; d < LABEL; d++) {
                values[d] = DocValues.getSorted(context.reader(), NAMED[d].field());
                seen[d] = new int[values[d].getValueCount()];
                var wanted = plan.chips().of(NAMED[d]);
                if (!wanted.isEmpty()) {
                    var bits = new FixedBitSet(Math.max(1, values[d].getValueCount()));
                    for (var value : wanted) {
                        var ord = values[d].lookupTerm(new BytesRef(value));
                        if (ord >= 0) {
                            bits.set(ord);
                        }
                    }
                    chosen[d] = bits;
                }
            }
            seen[LABEL] = new int[plan.labels().count()];
            chosen[LABEL] = chosenLabels();
        }

        private @Nullable FixedBitSet chosenLabels() {
            var wanted = plan.chips().of(Dimension.LABEL);
            if (wanted.isEmpty()) {
                return null;
            }
            var bits = new FixedBitSet(Math.max(1, plan.labels().count()));
            wanted.stream().map(plan.labels()::numberOf).filter(number -> number >= 0).forEach(bits::set);
            return bits;
        }

        private int ord(int dimension, int doc) throws IOException {
            if (dimension == LABEL) {
                return classes.advanceExact(doc) ? plan.labels().of(classes.longValue()) : -1;
            }
            return values[dimension].advanceExact(doc) ? values[dimension].ordValue() : -1;
        }

        @Override
        public void setScorer(Scorable scorer) {
            this.scorer = scorer;
        }

        @Override
        public void collect(int doc) throws IOException {
            var keepsOut = -1;
            var keptOutBy = 0;
            for (var d = 0; d < NAMED.length; d++) {
                ords[d] = ord(d, doc);
                var bits = chosen[d];
                if (bits != null && (ords[d] < 0 || !bits.get(ords[d]))) {
                    keepsOut = d;
                    keptOutBy++;
                }
            }
            var at = changed.advanceExact(doc) ? changed.longValue() : 0;
            var date = inDate(at);
            if (keptOutBy + (date ? 0 : 1) > 1) {
                return;
            }
            if (keptOutBy == 1) {
                keptOutAlone.merge(NAMED[keepsOut], 1, Integer::sum);
                count(keepsOut);
            } else if (!date) {
                keptOutAlone.merge(Dimension.DATE, 1, Integer::sum);
                countDates(at);
            } else {
                take(doc, at);
            }
        }

        private boolean inDate(long at) {
            var wanted = plan.chips().of(Dimension.DATE);
            return wanted.isEmpty()
                    || wanted.stream().flatMap(word -> DateRange.of(word).stream())
                    .anyMatch(range -> within(at, range));
        }

        private boolean within(long at, DateRange range) {
            return at > plan.now().minus(range.length()).toEpochMilli();
        }

        private void take(int doc, long at) throws IOException {
            total++;
            for (var d = 0; d < NAMED.length; d++) {
                count(d);
            }
            countDates(at);
            var score = scorer == null || plan.order() != Order.BEST ? 0 : Math.round(scorer.score() * STEPS) / STEPS;
            if (tie.advanceExact(doc)) {
                keep(new Found(base + doc, new Cursor(score, at, tie.longValue())));
            }
        }

        private void keep(Found found) {
            var after = plan.after();
            if (after != null && found.at().compareTo(after, plan.order()) <= 0) {
                return;
            }
            if (best.size() <= plan.limit()) {
                best.add(found);
            } else if (found.at().compareTo(best.element().at(), plan.order()) < 0) {
                best.remove();
                best.add(found);
            }
        }

        private void count(int dimension) {
            if (ords[dimension] >= 0) {
                seen[dimension][ords[dimension]]++;
            }
        }

        private void countDates(long at) {
            for (var range : DateRange.values()) {
                if (within(at, range)) {
                    dates[range.ordinal()]++;
                }
            }
        }

        @Override
        public void finish() throws IOException {
            for (var d = 0; d < NAMED.length; d++) {
                for (var ord = 0; ord < seen[d].length; ord++) {
                    if (seen[d][ord] > 0) {
                        add(NAMED[d], name(d, ord), seen[d][ord]);
                    }
                }
            }
            for (var range : DateRange.values()) {
                if (dates[range.ordinal()] > 0) {
                    add(Dimension.DATE, range.word(), dates[range.ordinal()]);
                }
            }
        }

        private String name(int dimension, int ord) throws IOException {
            return dimension == LABEL
                    ? plan.labels().key(ord)
                    : values[dimension].lookupOrd(ord).utf8ToString();
        }

        private void add(Dimension dimension, String value, int count) {
            counts.get(dimension).merge(value, count, Integer::sum);
        }
    }
}
