package org.aumbry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.kernel.AccessClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words find which documents, and how passages show them. */
class WordsTests {

    private static final long[] MINE = {1};
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path folder;

    private TenantIndex index;

    @BeforeEach
    void open() throws IOException {
        index = TestIndexes.open(folder, SealingKey.generate(new Randomness()));
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private Answer find(String typed) throws IOException {
        index.refresh();
        return index.answer(Question.of(typed), MINE, NOW);
    }

    private void add(String text, String language) throws IOException {
        index.put(TestIndexes.document(1, "untitled", text, language));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The suppliers were running late          | supplier
            en | The deliveries were delayed              | delivery delay
            en | A résumé of the naïve approach           | resume naive
            en | a resume of it                           | résumé
            en | STRASSE                                  | straße
            en | Ørsted and Łódź                          | orsted lodz
            fr | Les conventions signées par l'assemblée  | convention assemblée
            fr | L’œuvre des bibliothèques                | oeuvre bibliotheque
            es | Los contratos de los proveedores         | contrato proveedor
            es | Canción del niño                         | cancion nino
            de | Die Verträge                             | vertrage
            ja | 東京都の図書館で本を読む                     | 図書館
            ja | 東京都の図書館                             | 京
            zh | 知识网络的安全                              | 知识网络
            ko | 비공개 지식 네트워크                         | 네트워크
            ru | Договор о поставке                       | ДОГОВОР
            el | Το συμβόλαιο                             | συμβολαιο
            en | see report_2024-final.pdf for more       | report 2024 final
            en | see report_2024-final.pdf for more       | report_2024-final.pdf
            en | version 3.14 of it                       | 3.14
            en | the e-mail of Mr. O'Brien                | e-mail O'Brien
            en | budgets and forecasts                    | budg
            en | ｆｕｌｌ width                              | full
            """)
    void wordsFindTheirForms(String language, String text, String typed) throws IOException {
        add(text, language);
        assertThat(find(typed).total()).isEqualTo(1);
        assertThat(find(typed).hits().getFirst().passages().getFirst().pieces()).anyMatch(Piece::marked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            the supplier runs          | "suppliers"
            the supplier of the budget | "supplier budget"
            the supplier runs          | supplier contract
            the supplier runs          | -supplier
            東京都の図書館               | 都京
            budgets                    | "budg"
            """)
    void otherWordsDoNot(String text, String typed) throws IOException {
        add(text, "en");
        assertThat(find(typed).total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "\"", "\"\"", "-", "--", "-\"", "- -", "\"a", "a\"b", "*", "?", "a*", "(", ")", "[x TO y]", "a:b",
        "title:secret", "a AND OR NOT b", "\\", "~", "a~9", "^", "\u0000", "\u0002", "\u0003stem", "\uD800", "\uDC00x",
        "😀", "👩‍👩‍👧", "״", "ﷺ", "a\u0301\u0301\u0301", "/.*/", "{!x}", "\n\t", "«»", "“a”", "....", "''''", "____",
        "\u202Eabc", "%00", "<script>", "' or 1=1 --"
    })
    void oddInputHasAnAnswer(String typed) throws IOException {
        add("some text about a secret", "en");
        assertThatCode(() -> find(typed)).doesNotThrowAnyException();
        assertThatCode(() -> index.named(typed, MINE, 10, NOW)).doesNotThrowAnyException();
    }

    @Test
    void randomInputHasAnAnswer() throws IOException {
        add("some text about a secret", "en");
        var dice = new Random(42);
        for (var i = 0; i < 2000; i++) {
            var typed = IntStream.range(0, dice.nextInt(700))
                    .mapToObj(c -> dice.nextInt(3) == 0
                            ? String.valueOf("\" -_.'*".charAt(dice.nextInt(7)))
                            : String.valueOf((char) dice.nextInt(dice.nextBoolean() ? 0x100 : 0x10000)))
                    .collect(Collectors.joining());
            assertThatCode(() -> index.answer(Question.of(typed), MINE, NOW)).doesNotThrowAnyException();
        }
    }

    @Test
    void aLongQuestionIsCutAndSaysSo() throws IOException {
        add("word", "en");
        assertThat(find("word ".repeat(17)).cut()).isTrue();
        assertThat(find("word ".repeat(16)).cut()).isFalse();
        assertThat(find("x".repeat(500)).cut()).isTrue();
        assertThat(find("東".repeat(400)).total()).isZero();
    }

    @Test
    void commonWordsNeedNotBeThere() throws IOException {
        add("budget 2027", "en");
        assertThat(find("the budget of 2027 ").total()).isEqualTo(1);
        assertThat(find("the of ").total()).isZero();
    }

    @Test
    void titlesWeighMoreThanTextsAndNewerBreaksTies() throws IOException {
        var inText = TestIndexes.document(1, "minutes", "harbour harbour harbour");
        var inTitle = TestIndexes.document(1, "harbour", "nothing");
        index.put(inText);
        index.put(inTitle);
        assertThat(find("harbour ").hits()).extracting(hit -> hit.what().id())
                .containsExactly(inTitle.id(), inText.id());
        var older = at("equal words", Instant.parse("2026-01-01T00:00:00Z"));
        var newer = at("equal words", Instant.parse("2026-02-01T00:00:00Z"));
        index.put(newer);
        index.put(older);
        assertThat(find("equal ").hits()).extracting(hit -> hit.what().id()).containsExactly(newer.id(), older.id());
    }

    private static SearchDocument at(String title, Instant changed) {
        var id = UUID.randomUUID();
        return new SearchDocument(
                "document", id, id, 1, new AccessClass(1), title, "", "", List.of(), List.of(), null, TestIndexes.OWNER,
                changed, "en", "text");
    }

    @Test
    void passagesOfALongBookNameTheirPageAndTheirPlace() throws IOException {
        var text = new StringBuilder();
        var pages = new java.util.ArrayList<PageStart>();
        for (var page = 1; page <= 117; page++) {
            pages.add(new PageStart(page, text.length()));
            text.append("Page about many things and more things. ".repeat(60));
            if (page == 93) {
                text.append("Here the geodesic curvature of the ellipsoid is explained at last. ");
            }
        }
        var id = UUID.randomUUID();
        index.put(new SearchDocument(
                "document", id, id, 4, new AccessClass(1), "Geometry", "", text.toString(), pages, List.of(), null,
                TestIndexes.OWNER, TestIndexes.CHANGED, "en", "pdf"));
        var hit = find("geodesic ellipsoids ").hits().getFirst();
        var passage = hit.passages().getFirst();
        assertThat(passage.page()).isEqualTo(93);
        assertThat(text.substring(passage.start(), passage.end())).isEqualTo("geodesic");
        assertThat(passage.pieces().stream().filter(Piece::marked).map(Piece::text))
                .containsExactly("geodesic", "ellipsoid");
        assertThat(hit.what().version()).isEqualTo(4);
        var exact = find("\"curvature of the ellipsoid\"").hits().getFirst().passages();
        assertThat(exact).hasSize(1);
        assertThat(exact.getFirst().pieces().stream().filter(Piece::marked).map(Piece::text))
                .containsExactly("curvature of the ellipsoid");
    }

    @Test
    void aThingWithoutFileNameOrTagsStandsBesideOneThatHasThem() throws IOException {
        for (var fileName : List.of("orchard.txt", "", "harvest.txt", " ")) {
            var id = UUID.randomUUID();
            var tags = fileName.isBlank() ? List.<String>of() : List.of("fruit");
            index.put(new SearchDocument(
                    "document", id, id, 1, new AccessClass(1), "Pears", fileName, "pears and plums", List.of(), tags,
                    null,
                    TestIndexes.OWNER, TestIndexes.CHANGED, "en", "text"));
        }
        assertThat(find("pears").hits()).hasSize(4);
        assertThat(find("fruit").hits()).hasSize(2);
    }

    @Test
    void aBeginningIsMarkedInTitlesAndTexts() throws IOException {
        index.put(TestIndexes.document(1, "Budgeting for orchards", "budgets are made in autumn"));
        var hit = find("budge").hits().getFirst();
        assertThat(hit.title()).contains(new Piece("Budgeting", true));
        assertThat(hit.passages().getFirst().pieces()).contains(new Piece("budgets", true));
    }

    @Test
    void aThingIsReplacedNotDoubled() throws IOException {
        var first = TestIndexes.document(1, "first", "alpha");
        index.put(first);
        index.put(new SearchDocument(
                "document", first.id(), first.id(), 2, new AccessClass(1), "second", "", "beta", List.of(),
                List.of("x"),
                null, TestIndexes.OWNER, TestIndexes.CHANGED, "en", "text"));
        assertThat(find("alpha").total()).isZero();
        assertThat(find("beta").hits()).hasSize(1);
        assertThat(index.size()).isEqualTo(1);
    }

    @Test
    void thingsWithAndWithoutATitleAndAFileNameLieInOneIndex() throws IOException {
        for (var name : List.of("alpha.txt", "", "alpha.txt")) {
            var id = UUID.randomUUID();
            index.put(new SearchDocument(
                    "document", id, id, 1, new AccessClass(1), name, name, "alpha", List.of(), List.of(), null,
                    TestIndexes.OWNER, TestIndexes.CHANGED, "en", "text"));
        }
        assertThat(find("alpha").hits()).extracting(hit -> hit.what().fileName())
                .containsExactlyInAnyOrder("alpha.txt", "", "alpha.txt");
    }

    @Test
    void oddCursorsBeginAtTheBeginning() throws IOException {
        add("alpha", "en");
        index.refresh();
        for (var cursor : List.of("", "x", "!!", "AAAA", "A".repeat(500))) {
            var question = new Question("alpha ", Chips.NONE, Order.BEST, cursor, 5);
            assertThat(index.answer(question, MINE, NOW).hits()).hasSize(1);
        }
    }
}
