package org.aumbry.search;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.aumbry.kernel.AccessClass;

/**
 * One tenant's index, open. Knows documents and access classes; knows nothing of people, permissions or databases.
 *
 * <p>Changes come from one thread at a time; questions from many.
 */
final class TenantIndex implements Closeable {

    private static final double BUFFER_MEGABYTES = 16;

    private final Directory directory;
    private final IndexWriter writer;
    private final AccessFilter.Bits bits = new AccessFilter.Bits();
    private DirectoryReader reader;

    /**
     * Opens or begins the index; takes over the directory, also when that fails.
     *
     * @throws IOException when what is there can't be read; a {@link org.apache.lucene.index.CorruptIndexException} or
     *     an {@link org.apache.lucene.index.IndexFormatTooOldException} among others
     */
    @SuppressWarnings("try")
    TenantIndex(Directory directory) throws IOException {
        this.directory = directory;
        IndexWriter opened = null;
        try {
            opened = new IndexWriter(directory, configuration());
            writer = opened;
            reader = DirectoryReader.open(writer);
        } catch (IOException | RuntimeException failed) {
            closeAfter(failed, opened, directory);
            throw failed;
        }
    }

    private static void closeAfter(Throwable failed, IndexWriter opened, Directory directory) {
        try {
            if (opened != null) {
                opened.rollback();
            }
            directory.close();
        } catch (IOException | RuntimeException second) {
            failed.addSuppressed(second);
        }
    }

    private static IndexWriterConfig configuration() {
        return new IndexWriterConfig()
                .setSimilarity(new OwnWordsSimilarity())
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergeScheduler(new SerialMergeScheduler())
                .setCommitOnClose(false);
    }

    /** What the last durable commit was told to remember. */
    Map<String, String> remembered() {
        var remembered = new HashMap<String, String>();
        var data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> remembered.put(entry.getKey(), entry.getValue()));
        }
        return remembered;
    }

    void put(SearchDocument document) throws IOException {
        writer.updateDocument(Cards.key(document.kind(), document.id()), Cards.write(document));
    }

    void remove(String kind, UUID id) throws IOException {
        writer.deleteDocuments(Cards.key(kind, id));
    }

    /** Moves a document to another access class without touching its words. */
    void reclass(String kind, UUID id, AccessClass accessClass) throws IOException {
        if (writer.getDocStats().maxDoc > 0) {
            writer.updateNumericDocValue(Cards.key(kind, id), Fields.ACCESS_CLASS, accessClass.value());
        }
    }

    /** Makes the changes so far visible to the next question. */
    synchronized void refresh() throws IOException {
        var changed = DirectoryReader.openIfChanged(reader, writer);
        if (changed != null) {
            var before = reader;
            reader = changed;
            before.decRef();
        }
    }

    /** Makes the changes so far durable, with what to remember beside them. */
    void commit(Map<String, String> remember) throws IOException {
        writer.setLiveCommitData(remember.entrySet());
        writer.commit();
    }

    int size() {
        var current = acquire();
        try {
            return current.numDocs();
        } finally {
            release(current);
        }
    }

    private synchronized DirectoryReader acquire() {
        reader.incRef();
        return reader;
    }

    private static void release(DirectoryReader reader) {
        try {
            reader.decRef();
        } catch (IOException failed) {
            throw new IllegalStateException("an index reader did not close", failed);
        }
    }

    /** Answers a question for somebody who may see the given classes and nothing else, none of them labelled. */
    Answer answer(Question question, long[] classes, Instant now) throws IOException {
        return answer(question, classes, ClassLabels.NONE, now);
    }

    /** Answers a question for somebody who may see the given classes and nothing else. */
    Answer answer(Question question, long[] classes, ClassLabels labels, Instant now) throws IOException {
        var text = QueryText.parse(question.text());
        var units = Unit.of(text);
        var after = question.cursor() == null ? null : Cursor.of(question.cursor()).orElse(null);
        var plan = new HitCollector.Plan(question.order(), after, question.limit(), question.chips(), now, labels);
        var current = acquire();
        try {
            var searcher = searcher(current);
            var query = WordQueries.of(units, Fields.SEARCHED, new AccessFilter(classes, bits));
            var collector = HitCollector.run(searcher, query, plan);
            var found = collector.found();
            var page = found.subList(0, Math.min(found.size(), question.limit()));
            var next = found.size() > page.size() ? page.getLast().at().text() : null;
            var shown = units.stream().filter(unit -> !unit.not()).toList();
            return new Answer(
                    collector.total(), hits(searcher, page, shown), collector.counts(), collector.keptOutAlone(), next,
                    text.cut(), 0);
        } finally {
            release(current);
        }
    }

    /** Permitted things whose title, file name or tags begin as typed; best first. */
    List<Hit> named(String typed, long[] classes, int limit, Instant now) throws IOException {
        var units = Unit.of(QueryText.parse(typed));
        if (units.stream().allMatch(Unit::not)) {
            return List.of();
        }
        var current = acquire();
        try {
            var searcher = searcher(current);
            var query = WordQueries.of(units, Fields.NAMED, new AccessFilter(classes, bits));
            var plan = new HitCollector.Plan(Order.BEST, null, limit, Chips.NONE, now, ClassLabels.NONE);
            var found = HitCollector.run(searcher, query, plan).found();
            var hits = new ArrayList<Hit>();
            for (var one : found.subList(0, Math.min(found.size(), limit))) {
                hits.add(hit(searcher, one, units, false));
            }
            return hits;
        } finally {
            release(current);
        }
    }

    /** How many things of a kind are permitted. */
    int count(String kind, long[] classes) throws IOException {
        var current = acquire();
        try {
            var permitted = new BooleanQuery.Builder()
                    .add(new TermQuery(new Term(Fields.KIND, kind)), BooleanClause.Occur.FILTER)
                    .add(new AccessFilter(classes, bits), BooleanClause.Occur.FILTER)
                    .build();
            return searcher(current).count(permitted);
        } finally {
            release(current);
        }
    }

    private static IndexSearcher searcher(DirectoryReader reader) {
        var searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new OwnWordsSimilarity());
        searcher.setQueryCache(null);
        return searcher;
    }

    private static List<Hit> hits(IndexSearcher searcher, List<HitCollector.Found> page, List<Unit> units)
            throws IOException {
        var hits = new ArrayList<Hit>();
        for (var found : page) {
            hits.add(hit(searcher, found, units, true));
        }
        return List.copyOf(hits);
    }

    private static Hit hit(IndexSearcher searcher, HitCollector.Found found, List<Unit> units, boolean passages)
            throws IOException {
        var leaves = searcher.getTopReaderContext().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(found.doc(), leaves));
        var doc = found.doc() - leaf.docBase;
        var classes = DocValues.getNumeric(leaf.reader(), Fields.ACCESS_CLASS);
        if (!classes.advanceExact(doc)) {
            throw new IllegalStateException("a hit has no access class");
        }
        var stored = leaf.reader().storedFields();
        var what = Cards.read(stored, doc, new AccessClass(classes.longValue()));
        return new Hit(
                what,
                Passages.mark(what.title(), what.language(), units),
                Passages.mark(what.fileName(), what.language(), units),
                passages
                        ? Passages.of(leaf.reader(), doc, units, what, Cards.text(stored, doc))
                        : List.of(),
                found.at().score());
    }

    /** Closes without a commit; wipes keys and opened pages. */
    @Override
    public void close() throws IOException {
        try (directory) {
            reader.decRef();
            writer.rollback();
        }
    }
}
