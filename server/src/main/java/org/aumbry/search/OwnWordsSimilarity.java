package org.aumbry.search;

import java.util.Map;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.SmallFloat;

/**
 * Scores a document by its own words alone: how often they stand in it, saturating, and how long it is.
 *
 * <p>The statistics that Lucene offers are counted over all documents, also over those the asker may not see, so a
 * score made of them would tell of hidden documents. None is read here: every word weighs the same, and a field's
 * typical length is a constant. Shape: BM25's term frequency part (Robertson and Zaragoza 2009, 3.2) with k1 = 1.2, b =
 * 0.75.
 */
final class OwnWordsSimilarity extends Similarity {

    private static final float K1 = 1.2f;
    private static final float B = 0.75f;
    private static final float TYPICAL_BODY = 1200;
    private static final Map<String, Float> TYPICAL_WORDS =
            Map.of(Fields.TITLE, 8f, Fields.FILE, 5f, Fields.TAGS, 4f, Fields.BODY, TYPICAL_BODY);

    @Override
    public SimScorer scorer(float boost, CollectionStatistics ignored, TermStatistics... alsoIgnored) {
        return new OwnWords(boost, TYPICAL_WORDS.getOrDefault(ignored.field(), TYPICAL_BODY));
    }

    private static final class OwnWords extends SimScorer {

        private final float boost;
        private final float[] damping = new float[256];

        OwnWords(float boost, float typicalWords) {
            this.boost = boost;
            for (var norm = 0; norm < damping.length; norm++) {
                damping[norm] = K1 * (1 - B + B * SmallFloat.byte4ToInt((byte) norm) / typicalWords);
            }
        }

        @Override
        public float score(float frequency, long norm) {
            return boost * frequency / (frequency + damping[(byte) norm & 0xFF]);
        }
    }
}
