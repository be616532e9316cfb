package org.aumbry.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Matches the documents of the given access classes. */
final class AccessFilter extends Query {

    private final long[] classes;
    private final Bits bits;

    AccessFilter(long[] classes, Bits bits) {
        this.classes = classes.clone();
        Arrays.sort(this.classes);
        this.bits = bits;
    }

    /**
     * Remembered answers, one bit for each document: for each state of each segment, of the class sets asked for
     * lately. A state in which a document changed its class is another state and begins with nothing remembered.
     */
    static final class Bits {

        private static final int MOST_CLASS_SETS = 64;

        private final Map<Object, Map<Classes, FixedBitSet>> segments = new ConcurrentHashMap<>();

        private record Classes(long[] sorted) {

            @Override
            public boolean equals(@Nullable Object other) {
                return other instanceof Classes(var others) && Arrays.equals(sorted, others);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(sorted);
            }
        }

        FixedBitSet of(LeafReader segment, long[] sorted) throws IOException {
            var helper = segment.getReaderCacheHelper();
            var known = segments.get(helper.getKey());
            if (known == null) {
                known = Collections.synchronizedMap(new Recent());
                if (segments.putIfAbsent(helper.getKey(), known) == null) {
                    helper.addClosedListener(segments::remove);
                }
            }
            var asked = new Classes(sorted);
            var found = known.get(asked);
            if (found == null) {
                found = look(segment, sorted);
                known.put(asked, found);
            }
            return found;
        }

        int segments() {
            return segments.size();
        }

        private static FixedBitSet look(LeafReader segment, long[] sorted) throws IOException {
            var allowed = new FixedBitSet(segment.maxDoc());
            var values = DocValues.getNumeric(segment, Fields.ACCESS_CLASS);
            for (var doc = values.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = values.nextDoc()) {
                if (Arrays.binarySearch(sorted, values.longValue()) >= 0) {
                    allowed.set(doc);
                }
            }
            return allowed;
        }

        private static final class Recent extends LinkedHashMap<Classes, FixedBitSet> {

            Recent() {
                super(16, 0.75f, true);
            }

            @Override
            protected boolean removeEldestEntry(Map.Entry<Classes, FixedBitSet> eldest) {
                return size() > MOST_CLASS_SETS;
            }
        }
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {

            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                var allowed = bits.of(context.reader(), classes);
                var count = allowed.cardinality();
                return count == 0
                        ? null
                        : ConstantScoreScorerSupplier.fromIterator(
                                new BitSetIterator(allowed, count), score(), scoreMode, context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessFilter filter && Arrays.equals(classes, filter.classes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(classes);
    }

    /** Says how many classes, not which. */
    @Override
    public String toString(String field) {
        return "permitted in " + classes.length + " classes";
    }
}
