package org.aumbry.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.aumbry.reading.worker.Format;
import org.aumbry.reading.worker.Outcome.State;
import org.aumbry.reading.worker.Picture.Role;
import org.aumbry.reading.worker.Request;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a parser process makes of ordinary files. */
class ParserTests {

    @TempDir static Path data;
    private static TestParsers parsers;

    @BeforeAll
    static void start() {
        parsers = new TestParsers(TestParsers.SETTINGS, Sandbox.strongest(), data);
    }

    @AfterAll
    static void stop() {
        parsers.close();
    }

    @Test
    void aPdfGivesTextPlacesPicturesAndFiveCovers() throws IOException {
        var found = parsers.read("pdf", FilesForReading.pdf(List.of(
                List.of("The audit team visited both plants", "on three days in September."),
                List.of("Second page."))));
        assertThat(found.state()).isEqualTo(State.READY);
        assertThat(found.text())
                .isEqualTo("The audit team visited both plants on three days in September.\n\nSecond page.");
        assertThat(found.pages()).hasSize(2);
        assertThat(found.pages().get(1).start()).isEqualTo(found.text().indexOf("Second"));
        var word = found.pages().getFirst().words().get(1);
        assertThat(found.text().substring(word.start(), word.end())).isEqualTo("audit");
        assertThat(word.x()).isBetween(90f, 110f);
        assertThat(word.y()).isBetween(105f, 125f);
        assertThat(found.pictures().stream().filter(picture -> picture.role() == Role.COVER))
                .extracting(picture -> Math.max(picture.width(), picture.height()))
                .containsExactlyInAnyOrder(64, 128, 256, 512, 1024);
        assertThat(found.pictures().stream().filter(picture -> picture.role() == Role.PAGE))
                .allSatisfy(picture -> assertThat(picture.width()).isEqualTo(1600));
    }

    @Test
    void wordsOfATurnedPageStandWhereThePictureShowsThem() throws IOException {
        var found = parsers.read("pdf", FilesForReading.pdf(List.of(List.of("sideways")), 90, ""));
        var page = found.pages().getFirst();
        assertThat(page.width()).isGreaterThan(page.height());
        var word = page.words().getFirst();
        assertThat(word.turns()).isEqualTo(1);
        assertThat(word.height()).isGreaterThan(word.width());
        assertThat(word.x()).isBetween(700f, 740f);
        assertThat(word.y()).isBetween(70f, 75f);
    }

    @Test
    void aWordDividedAtTheEndOfALineIsWholeAgain() throws IOException {
        var found = parsers.read("pdf", FilesForReading.pdf(List.of(
                List.of("The well-known infor-", "mation of a well-", "known house"))));
        assertThat(found.text()).isEqualTo("The well-known information of a well-known house");
    }

    @Test
    void pagesAreDrawnOnDemand() throws IOException {
        var pages = java.util.stream.IntStream.range(0, 6).mapToObj(page -> List.of("page " + page)).toList();
        var found = parsers.work(Request.draw("pdf", 4, 5), FilesForReading.pdf(pages));
        assertThat(found.pictures()).extracting(picture -> picture.role() + " " + picture.number())
                .containsExactly("PAGE 4", "RAIL 4", "PAGE 5", "RAIL 5");
    }

    @Test
    void markdownKeepsItsStructure() throws IOException {
        var found = parsers.read("md", FilesForReading.utf8("""
                # Title

                A *lean* and **bold** [link](https://example.org/a) and [bad](javascript:alert(1)).

                1. first
                2. second
                   - inner

                | a | b |
                |---|---|
                | 1 | 2 |

                ```
                code  stays
                ```
                """));
        assertThat(found.outcome().format()).isEqualTo(Format.MARKDOWN);
        var blocks = found.pages().getFirst().blocks();
        assertThat(blocks).extracting(Block::type).containsExactly(
                Block.Type.HEADING, Block.Type.PARAGRAPH, Block.Type.ITEM, Block.Type.ITEM, Block.Type.ITEM,
                Block.Type.ROW, Block.Type.ROW, Block.Type.CODE);
        assertThat(blocks.get(2).numbered()).isTrue();
        assertThat(blocks.get(4).level()).isEqualTo(1);
        assertThat(blocks.get(1).runs()).extracting(Block.Run::href).contains("https://example.org/a")
                .noneMatch(href -> href.contains("javascript"));
        assertThat(found.text()).contains("A lean and bold link and bad.").contains("1\t2").contains("code  stays");
    }

    @Test
    void htmlGivesItsTextAndNothingActive() throws IOException {
        var found =
                parsers.read("html", FilesForReading.utf8("<html><head><title>t</title><script>evil()</script></head>"
                + "<body><h2>Head</h2><p onclick='x()'>Text <b>bold</b></p>"
                + "<style>p{}</style><iframe>in</iframe></body>"));
        assertThat(found.text()).isEqualTo("Head\nText bold");
    }

    @Test
    void officeFilesAreReadWithoutAnOfficeProgram() throws IOException {
        assertThat(parsers.read("docx", FilesForReading.docx("First paragraph", "Second")).text())
                .isEqualTo("First paragraph\nSecond");
        var sheet = parsers.read("xlsx", FilesForReading.xlsx("Budget", "Rent", "1200"));
        assertThat(sheet.outcome().format()).isEqualTo(Format.SHEET);
        assertThat(sheet.text()).isEqualTo("Budget\nRent\t1200");
    }

    @Test
    void validUtf8IsNeverTakenForAnotherCharset() throws IOException {
        var words = "# Contraseñas\n\n" + "El dueño guardó la contraseña en el pequeño armario. ".repeat(700);
        var found = parsers.read("md", FilesForReading.utf8(words));
        assertThat(found.text()).contains("dueño guardó la contraseña").doesNotContain("\u5E3D");
    }

    @Test
    void tablesOfCommaSeparatedValuesKeepTheirCells() throws IOException {
        var found = parsers.read("csv", FilesForReading.utf8("name;place\n\"Acosta; Ana\";Lisboa\n"));
        assertThat(found.text()).isEqualTo("name\tplace\nAcosta; Ana\tLisboa");
        assertThat(found.pages().getFirst().blocks().getFirst().level()).isEqualTo(1);
    }

    @Test
    void textInAnOldCharacterSetIsUnderstood() throws IOException {
        var text = "Die Prüfung der Behörde läuft für größere Städte über mehrere Wochen. Schöne Grüße aus Köln.";
        var found = parsers.read("txt", text.getBytes(java.nio.charset.Charset.forName("windows-1252")));
        assertThat(found.text()).isEqualTo(text);
        assertThat(found.outcome().language()).isEqualTo("de");
    }

    @Test
    void mailShowsWhoWroteToWhom() throws IOException {
        var found = parsers.read("eml", FilesForReading.utf8("From: Ana <ana@acme.example>\r\nTo: bo@acme.example\r\n"
                + "Subject: The plan\r\nDate: Thu, 12 Nov 2026 10:00:00 +0000\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\nWe go ahead.\r\n"));
        assertThat(found.outcome().format()).isEqualTo(Format.MAIL);
        assertThat(found.text()).contains("The plan", "ana@acme.example", "bo@acme.example", "We go ahead.");
    }

    @Test
    void filesWithNothingInThemAreReady() throws IOException {
        assertThat(parsers.read("txt", new byte[0]).state()).isIn(State.READY, State.UNSUPPORTED);
        assertThat(parsers.read("bin", new byte[] {0, 1, 2, 3, 4, 5, 6, 7}).state()).isEqualTo(State.UNSUPPORTED);
    }
}
