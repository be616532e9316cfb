package org.aumbry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.SealingKey;
import org.aumbry.kernel.AccessClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What permission costs: the same questions to the same sealed index of 100,000 documents, filtered by access classes
 * and not filtered at all, in one run, alternating. Method and figures: docs/performance-search.md.
 */
@Tag("bench")
class SearchBenchTests {

    private static final int DOCUMENTS = 100_000;
    private static final int WORDS_IN_A_TEXT = 150;
    private static final int VOCABULARY = 60_000;
    private static final int CLASSES = 1_000;
    private static final int QUESTIONS = 120;
    private static final int ROUNDS = 6;
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    private final Random dice = new Random(1);
    private final String[] vocabulary = vocabulary();
    private final byte[] rawKey = new Randomness().bytes(SealingKey.KEY_BYTES);

    private static String[] vocabulary() {
        var dice = new Random(7);
        return IntStream.range(0, VOCABULARY)
                .mapToObj(i -> dice.ints(3 + dice.nextInt(7), 0, 26)
                        .collect(StringBuilder::new, (word, c) -> word.append((char) ('a' + c)), StringBuilder::append)
                        .toString())
                .toArray(String[]::new);
    }

    /** A word as often as its rank says: Zipf's law, roughly. */
    private String word() {
        var rank = (int) Math.exp(dice.nextDouble() * Math.log(VOCABULARY));
        return vocabulary[rank % VOCABULARY];
    }

    private String words(int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append(word()).append(' ');
        }
        return text.toString();
    }

    private SearchDocument document() {
        var id = new UUID(dice.nextLong(), dice.nextLong());
        return new SearchDocument(
                "document", id, id, 1, new AccessClass(dice.nextInt(CLASSES)), words(5), word() + ".pdf",
                words(WORDS_IN_A_TEXT / 2 + dice.nextInt(WORDS_IN_A_TEXT)), List.of(), List.of(word()),
                new UUID(0, dice.nextInt(200)), new UUID(1, dice.nextInt(500)),
                NOW.minus(Duration.ofHours(dice.nextInt(20_000))), "en", dice.nextBoolean() ? "pdf" : "text");
    }

    private SealedDirectory directory() throws IOException {
        var key = SealingKey.copyOf(rawKey, RawKeyAccess.because("bench"));
        return new SealedDirectory(folder, key, new Randomness(), new PageCache(48 << 20));
    }

    private List<String> questions() {
        var questions = new ArrayList<String>();
        for (var i = 0; i < QUESTIONS; i++) {
            var common = vocabulary[1 + dice.nextInt(100)];
            var rarer = vocabulary[100 + dice.nextInt(2000)];
            questions.add(switch (i % 5) {
                case 0 -> common + " ";
                case 1 -> rarer + " ";
                case 2 -> common + " " + rarer + " ";
                case 3 -> "\"" + common + " " + vocabulary[1 + dice.nextInt(20)] + "\"";
                default -> rarer.substring(0, 3);
            });
        }
        return questions;
    }

    @Test
    void permissionCostsLittle() throws IOException {
        build();
        try (var directory = directory();
                var reader = DirectoryReader.open(directory)) {
            var searcher = new IndexSearcher(reader);
            searcher.setSimilarity(new OwnWordsSimilarity());
            searcher.setQueryCache(null);
            var bits = new AccessFilter.Bits();
            var filters = Map.<String, Query>of(
                    "unfiltered", MatchAllDocsQuery.INSTANCE,
                    "all 1000 classes", new AccessFilter(LongStream.range(0, CLASSES).toArray(), bits),
                    "half of them", new AccessFilter(LongStream.range(0, CLASSES / 2).toArray(), bits),
                    "30 of them", new AccessFilter(LongStream.range(0, 30).toArray(), bits));
            var questions = questions();
            for (var mode : Mode.values()) {
                compare(searcher, filters, questions, mode);
            }
        }
        answers();
    }

    private void build() throws IOException {
        var cpu = cpu();
        try (var index = new TenantIndex(directory())) {
            for (var i = 0; i < DOCUMENTS; i++) {
                index.put(document());
            }
            index.commit(Map.of());
        }
        long bytes;
        try (var files = Files.list(folder)) {
            bytes = files.mapToLong(file -> file.toFile().length()).sum();
        }
        figure("%d documents indexed with %.0f s of CPU, %d MB on disk, heap capped at %d MB",
                DOCUMENTS, (cpu() - cpu) / 1e9, bytes >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }

    private enum Mode {
        /** What a person gets: exact total, all chips counted, the first ten. */
        PAGE,
        /** Only the first ten, and Lucene may leave out what can't be among them. */
        TOP_TEN
    }

    private void compare(IndexSearcher searcher, Map<String, Query> filters, List<String> questions, Mode mode)
            throws IOException {
        var names = filters.keySet().stream().sorted().toList();
        var best = new double[names.size()];
        Arrays.fill(best, Double.MAX_VALUE);
        for (var round = 0; round < ROUNDS; round++) {
            for (var n = 0; n < names.size(); n++) {
                best[n] = Math.min(best[n], ask(searcher, filters.get(names.get(n)), questions, mode));
            }
        }
        var unfiltered = best[names.indexOf("unfiltered")];
        for (var n = 0; n < names.size(); n++) {
            figure("%s, %s: %.3f ms of CPU a question, %.2f of unfiltered",
                    mode == Mode.PAGE ? "page with counts" : "top ten only", names.get(n), best[n],
                    best[n] / unfiltered);
        }
        assertThat(best[names.indexOf("all 1000 classes")] / unfiltered).isLessThan(2);
    }

    /** Milliseconds of CPU for each question. */
    private static double ask(IndexSearcher searcher, Query filter, List<String> questions, Mode mode)
            throws IOException {
        var before = cpu();
        for (var typed : questions) {
            var query = WordQueries.of(Unit.of(QueryText.parse(typed)), Fields.SEARCHED, filter);
            if (mode == Mode.PAGE) {
                HitCollector.run(searcher, query, new HitCollector.Plan(
                        Order.BEST, null, 10, Chips.NONE, NOW, ClassLabels.NONE));
            } else {
                searcher.search(query, 10);
            }
        }
        return (cpu() - before) / 1e6 / questions.size();
    }

    /** Whole answers, with passages, as the search page asks for them. */
    private void answers() throws IOException {
        try (var index = new TenantIndex(directory())) {
            var classes = LongStream.range(0, CLASSES / 2).toArray();
            var questions = questions();
            var times = new ArrayList<Double>();
            for (var round = 0; round < 3; round++) {
                times.clear();
                for (var typed : questions) {
                    var start = System.nanoTime();
                    index.answer(new Question(typed, Chips.NONE, Order.BEST, null, 20), classes, NOW);
                    times.add((System.nanoTime() - start) / 1e6);
                }
            }
            times.sort(null);
            figure("whole answer with 20 hits and passages: median %.1f ms, 95th percentile %.1f ms",
                    times.get(times.size() / 2), times.get(times.size() * 95 / 100));
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void figure(String format, Object... values) {
        System.out.println("figure: " + String.format(Locale.ROOT, format, values));
    }
}
