package org.aumbry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.kernel.AccessClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index against a plain list: after every step of a random history both must say the same. */
class PermittedOnlyTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> WORDS = List.of(
            "budget", "contract", "lisbon", "supplier", "audit", "harbour", "ledger", "orchard", "quartz", "violin");
    private static final List<String> MEDIA = List.of("pdf", "text", "sheet");
    private static final List<String> LANGUAGES = List.of("", "xx");
    private static final List<UUID> SPACES = ids("space", 4);
    private static final List<UUID> PEOPLE = ids("person", 3);
    private static final int CLASSES = 6;

    @TempDir
    private Path folder;

    private static List<UUID> ids(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> UUID.nameUUIDFromBytes((name + i).getBytes()))
                .toList();
    }

    private TenantIndex open() throws IOException {
        return TestIndexes.open(folder, SealingKey.generate(new Randomness()));
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 20261122})
    void hitsCountsChipsPassagesAndSuggestionsAreThoseOfAPlainList(long seed) throws IOException {
        var dice = new Random(seed);
        var things = new LinkedHashMap<UUID, SearchDocument>();
        try (var index = open()) {
            for (var step = 0; step < 1000; step++) {
                change(dice, things, index);
                if (dice.nextInt(9) == 0) {
                    index.commit(Map.of());
                }
                index.refresh();
                compare(dice, things.values().stream().toList(), index);
            }
        }
    }

    private static void change(Random dice, Map<UUID, SearchDocument> things, TenantIndex index) throws IOException {
        var known = List.copyOf(things.keySet());
        var what = known.size() < 5 ? 0 : dice.nextInt(10);
        if (what < 5) {
            var again = known.size() > 60 || what == 4 && !known.isEmpty();
            var thing = thing(dice, again ? known.get(dice.nextInt(known.size())) : UUID.randomUUID());
            things.put(thing.id(), thing);
            index.put(thing);
        } else if (what < 8) {
            for (var i = 0; i < 1 + dice.nextInt(4); i++) {
                var id = known.get(dice.nextInt(known.size()));
                var to = new AccessClass(dice.nextInt(CLASSES));
                things.computeIfPresent(id, (key, thing) -> TestIndexes.withClass(thing, to));
                index.reclass("document", id, to);
            }
        } else {
            var id = known.get(dice.nextInt(known.size()));
            things.remove(id);
            index.remove("document", id);
        }
    }

    private static SearchDocument thing(Random dice, UUID id) {
        var text = words(dice, 3 + dice.nextInt(40));
        return new SearchDocument(
                "document", id, id, 1 + dice.nextInt(3), new AccessClass(dice.nextInt(CLASSES)),
                words(dice, 2), WORDS.get(dice.nextInt(WORDS.size())) + ".pdf", text,
                List.of(new PageStart(1, 0), new PageStart(2, text.length() / 2)),
                dice.nextBoolean() ? List.of(WORDS.get(dice.nextInt(WORDS.size()))) : List.of(),
                dice.nextInt(4) == 0 ? null : SPACES.get(dice.nextInt(SPACES.size())),
                PEOPLE.get(dice.nextInt(PEOPLE.size())),
                NOW.minus(Duration.ofHours(dice.nextInt(24 * 500))),
                LANGUAGES.get(dice.nextInt(LANGUAGES.size())), MEDIA.get(dice.nextInt(MEDIA.size())));
    }

    private static String words(Random dice, int count) {
        return dice.ints(count, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
    }

    /** A question both sides understand. */
    private record Asked(String typed, Predicate<SearchDocument> matches) {}

    private static Asked asked(Random dice) {
        var a = WORDS.get(dice.nextInt(WORDS.size()));
        var b = WORDS.get(dice.nextInt(WORDS.size()));
        return switch (dice.nextInt(6)) {
            case 0 -> new Asked(a + " ", thing -> has(thing, a));
            case 1 -> new Asked(a + " " + b + " ", thing -> has(thing, a) && has(thing, b));
            case 2 -> new Asked(a + " -" + b + " ", thing -> has(thing, a) && !has(thing, b));
            case 3 -> new Asked("\"" + a + " " + b + "\"", thing -> sideBySide(thing, a + " " + b));
            case 4 -> new Asked(a.substring(0, 3), thing -> has(thing, a));
            default -> new Asked("", thing -> true);
        };
    }

    private static boolean has(SearchDocument thing, String word) {
        return Stream.of(thing.text(), thing.title(), thing.fileName(), String.join(" ", thing.tags()))
                .flatMap(text -> Arrays.stream(text.split("[ .]")))
                .anyMatch(word::equals);
    }

    private static boolean sideBySide(SearchDocument thing, String words) {
        return Stream.of(thing.text(), thing.title(), thing.fileName(), String.join(" ", thing.tags()))
                .anyMatch(text -> (" " + text.replace('.', ' ') + " ").contains(" " + words + " "));
    }

    private static void compare(Random dice, List<SearchDocument> things, TenantIndex index) throws IOException {
        var classes = dice.ints(1 + dice.nextInt(3), 0, CLASSES).distinct().asLongStream().sorted().toArray();
        var permitted = things.stream()
                .filter(thing -> Arrays.binarySearch(classes, thing.accessClass().value()) >= 0)
                .toList();
        var asked = asked(dice);
        var chips = chips(dice);
        var question = new Question(asked.typed(), chips, Order.of(dice.nextBoolean() ? "best" : "newest"), null, 7);
        var matching = permitted.stream().filter(asked.matches()).toList();
        var expected = matching.stream().filter(thing -> chosen(thing, chips, null)).toList();

        var answer = index.answer(question, classes, labels(classes), NOW);
        assertThat(answer.total()).isEqualTo(expected.size());
        assertThat(everyPage(index, question, classes))
                .containsExactlyInAnyOrderElementsOf(expected.stream().map(SearchDocument::id).toList());
        for (var dimension : Dimension.values()) {
            var counted = matching.stream().filter(thing -> chosen(thing, chips, dimension)).toList();
            assertThat(answer.counts().get(dimension)).isEqualTo(count(counted, dimension));
            var without = counted.size() - expected.size();
            assertThat(answer.keptOut().getOrDefault(dimension, 0)).isEqualTo(without);
        }
        var byId = new HashMap<UUID, SearchDocument>();
        permitted.forEach(thing -> byId.put(thing.id(), thing));
        for (var hit : answer.hits()) {
            checkHit(hit, byId.get(hit.what().id()));
        }
        var beginning = WORDS.get(dice.nextInt(WORDS.size())).substring(0, 2);
        var suggested = index.named(beginning, classes, 100, NOW).stream().map(hit -> hit.what().id()).toList();
        assertThat(suggested).containsExactlyInAnyOrderElementsOf(permitted.stream()
                .filter(thing -> named(thing).anyMatch(word -> word.startsWith(beginning)))
                .map(SearchDocument::id)
                .toList());
    }

    private static Stream<String> named(SearchDocument thing) {
        return Stream.of(thing.title(), thing.fileName(), String.join(" ", thing.tags()))
                .flatMap(text -> Arrays.stream(text.split("[ .]")));
    }

    private static void checkHit(Hit hit, SearchDocument thing) {
        assertThat(hit.what().title()).isEqualTo(thing.title());
        assertThat(hit.what().accessClass()).isEqualTo(thing.accessClass());
        assertThat(hit.what().version()).isEqualTo(thing.version());
        assertThat(hit.what().spaceId()).isEqualTo(thing.spaceId());
        for (var passage : hit.passages()) {
            var shown = passage.pieces().stream().map(Piece::text).collect(Collectors.joining());
            assertThat(thing.text()).contains(shown);
            assertThat(passage.page()).isEqualTo(passage.start() < thing.text().length() / 2 ? 1 : 2);
        }
    }

    private static List<UUID> everyPage(TenantIndex index, Question question, long[] classes) throws IOException {
        var all = new ArrayList<UUID>();
        var cursor = question.cursor();
        do {
            var page = new Question(question.text(), question.chips(), question.order(), cursor, question.limit());
            var answer = index.answer(page, classes, labels(classes), NOW);
            answer.hits().forEach(hit -> all.add(hit.what().id()));
            cursor = answer.next();
        } while (cursor != null);
        return all;
    }

    private static Chips chips(Random dice) {
        var values = new HashMap<Dimension, Set<String>>();
        if (dice.nextInt(3) == 0) {
            values.put(Dimension.MEDIA, Set.of(MEDIA.get(dice.nextInt(MEDIA.size()))));
        }
        if (dice.nextInt(3) == 0) {
            values.put(Dimension.SPACE, Stream.of(
                    SPACES.get(dice.nextInt(4)).toString(), SPACES.get(dice.nextInt(4)).toString())
                    .collect(Collectors.toSet()));
        }
        if (dice.nextInt(4) == 0) {
            values.put(Dimension.PERSON, Set.of(PEOPLE.get(dice.nextInt(PEOPLE.size())).toString()));
        }
        if (dice.nextInt(3) == 0) {
            values.put(Dimension.DATE, Set.of(DateRange.values()[dice.nextInt(4)].word()));
        }
        if (dice.nextInt(4) == 0) {
            values.put(Dimension.LABEL, Set.of("label" + dice.nextInt(3)));
        }
        return new Chips(values);
    }

    /** Two classes of three are labelled, with one of two labels. */
    private static ClassLabels labels(long[] classes) {
        return new ClassLabels(Arrays.stream(classes)
                .filter(each -> each % 3 != 0)
                .mapToObj(AccessClass::new)
                .collect(Collectors.toMap(each -> each, PermittedOnlyTests::label)));
    }

    private static String label(AccessClass accessClass) {
        return "label" + accessClass.value() % 2;
    }

    private static boolean chosen(SearchDocument thing, Chips chips, Dimension except) {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension != except && !chips.of(dimension).isEmpty())
                .allMatch(dimension -> values(thing, dimension).stream().anyMatch(chips.of(dimension)::contains));
    }

    private static Set<String> values(SearchDocument thing, Dimension dimension) {
        return switch (dimension) {
            case KIND -> Set.of(thing.kind());
            case MEDIA -> Set.of(thing.mediaKind());
            case SPACE -> thing.spaceId() == null ? Set.of() : Set.of(thing.spaceId().toString());
            case PERSON -> Set.of(thing.ownerId().toString());
            case LABEL -> thing.accessClass().value() % 3 == 0 ? Set.of() : Set.of(label(thing.accessClass()));
            case LANGUAGE -> thing.language().isEmpty() ? Set.of() : Set.of(thing.language());
            case DATE -> Arrays.stream(DateRange.values())
                    .filter(range -> thing.changedAt().isAfter(NOW.minus(range.length())))
                    .map(DateRange::word)
                    .collect(Collectors.toCollection(TreeSet::new));
        };
    }

    private static Map<String, Integer> count(List<SearchDocument> things, Dimension dimension) {
        var counts = new TreeMap<String, Integer>();
        things.forEach(thing -> values(thing, dimension).forEach(value -> counts.merge(value, 1, Integer::sum)));
        return counts;
    }

    /** Order and scores, with and without a crowd of forbidden documents full of the same words. */
    @Test
    void forbiddenDocumentsChangeNeitherScoresNorOrder() throws IOException {
        var dice = new Random(5);
        var permitted = IntStream.range(0, 80)
                .mapToObj(i -> TestIndexes.withClass(thing(dice, UUID.randomUUID()), new AccessClass(1)))
                .toList();
        try (var index = open()) {
            for (var thing : permitted) {
                index.put(thing);
            }
            index.refresh();
            var before = everyAnswer(index);
            var forbidden = new HashSet<UUID>();
            for (var i = 0; i < 500; i++) {
                var one = TestIndexes.withClass(thing(dice, UUID.randomUUID()), new AccessClass(2));
                forbidden.add(one.id());
                index.put(one);
                if (i % 100 == 0) {
                    index.commit(Map.of());
                }
            }
            index.refresh();
            assertThat(everyAnswer(index)).isEqualTo(before);
            for (var id : forbidden) {
                index.remove("document", id);
            }
            index.commit(Map.of());
            index.refresh();
            assertThat(everyAnswer(index)).isEqualTo(before);
        }
    }

    private static List<String> everyAnswer(TenantIndex index) throws IOException {
        var all = new ArrayList<String>();
        var typed = new ArrayList<>(WORDS);
        typed.addAll(List.of("bud", "li", "audit harbour", "\"quartz violin\"", "ledger -orchard", "", "con lis"));
        for (var text : typed) {
            var question = new Question(text, Chips.NONE, Order.BEST, null, 100);
            var answer = index.answer(question, new long[] {1}, NOW);
            all.add(text + " " + answer.total() + " " + answer.counts());
            answer.hits().forEach(hit -> all.add(hit.what().id() + " " + hit.score() + " " + hit.passages().size()));
            index.named(text, new long[] {1}, 50, NOW).forEach(hit -> all.add(hit.what().id() + " " + hit.score()));
        }
        return all;
    }

    @Test
    void aWordThatOnlyForbiddenDocumentsHaveIsNeitherFoundCountedSuggestedNorShown() throws IOException {
        try (var index = open()) {
            index.put(TestIndexes.document(1, "Open plan", "nothing to see here"));
            index.put(TestIndexes.document(2, "Zanzibar takeover", "the zanzibarcanary word of the board"));
            index.refresh();
            for (var typed
                    : List.of("zanzibar", "zan", "zanzibarcanary ", "takeover", "\"zanzibar takeover\"", "board ")) {
                var answer = index.answer(Question.of(typed), new long[] {1}, NOW);
                assertThat(answer.total()).isZero();
                assertThat(answer.hits()).isEmpty();
                assertThat(answer.keptOut()).isEmpty();
                assertThat(answer.counts().values()).allMatch(Map::isEmpty);
                assertThat(index.named(typed, new long[] {1}, 10, NOW)).isEmpty();
            }
            assertThat(index.answer(Question.of("zan"), new long[] {1, 2}, NOW).total()).isEqualTo(1);
            assertThat(index.answer(Question.of("-zanzibar"), new long[] {1}, NOW).total()).isEqualTo(1);
            assertThat(index.answer(Question.of("plan"), new long[0], NOW).total()).isZero();
        }
    }
}
