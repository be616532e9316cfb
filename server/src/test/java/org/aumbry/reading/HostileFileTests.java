package org.aumbry.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.aumbry.reading.worker.Outcome.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to harm whoever reads them end in a state, and the next file is read as if nothing had been. */
class HostileFileTests {

    @TempDir Path data;
    private TestParsers parsers;

    @BeforeEach
    void start() {
        parsers = new TestParsers(TestParsers.SETTINGS, Sandbox.strongest(), data);
    }

    @AfterEach
    void theNextFileIsRead() throws IOException {
        assertThat(parsers.read("txt", FilesForReading.utf8("An ordinary text.")).text())
                .isEqualTo("An ordinary text.");
        parsers.close();
    }

    @Test
    void aFlatZipBombIsTooLarge() throws IOException {
        assertThat(parsers.read("docx", LimitsProbe.bomb()).state()).isEqualTo(State.TOO_LARGE);
    }

    @Test
    void nestedBombsStayClosed() throws IOException {
        var bomb = LimitsProbe.bomb();
        var outer =
                FilesForReading.docxAround(FilesForReading.utf8("<w:document xmlns:w=\"http://schemas.openxmlformats"
                + ".org/wordprocessingml/2006/main\"><w:body>"
                + "<w:p><w:r><w:t>outside</w:t></w:r></w:p></w:body></w:document>"));
        var nested = FilesForReading.zip("a/outer.docx", outer, "word/embeddings/inner.docx", bomb);
        assertThat(parsers.read("zip", nested).state()).isEqualTo(State.UNSUPPORTED);
    }

    @Test
    void partsThatLieOverEachOtherAreDamage() throws IOException {
        assertThat(parsers.read("docx", FilesForReading.overlapping()).state()).isEqualTo(State.DAMAGED);
    }

    @Test
    void entitiesDoNotMultiply() throws IOException {
        var found = parsers.read("docx", FilesForReading.billionLaughs());
        assertThat(found.state()).isIn(State.DAMAGED, State.READY);
        assertThat(found.text().length()).isLessThan(1_000_000);
    }

    @Test
    void entitiesReadNoFiles() throws IOException {
        assertThat(parsers.read("docx", FilesForReading.externalEntity()).text()).doesNotContain("reader:", "root:");
    }

    @Test
    void aPictureThatClaimsTooManyPixelsIsTooLarge() throws IOException {
        assertThat(parsers.read("png", FilesForReading.pixelFlood()).state()).isIn(State.TOO_LARGE, State.DAMAGED);
    }

    @Test
    void lockedFilesSaySo() throws IOException {
        var locked = FilesForReading.pdf(List.of(List.of("secret")), 0, "open sesame");
        assertThat(parsers.read("pdf", locked).state()).isEqualTo(State.PASSWORD_PROTECTED);
    }

    @Test
    void aFileOfTwoKindsIsOnlyEverShownAsItsPicture() throws IOException {
        var polyglot = FilesForReading.utf8("GIF89a/*" + "<script>alert(1)</script>".repeat(20) + "*/=1;");
        var found = parsers.read("gif", polyglot);
        assertThat(found.state()).isEqualTo(State.DAMAGED);
        assertThat(found.text()).isEmpty();
    }

    @Test
    void deepNestingEndsInAState() throws IOException {
        assertThat(parsers.read("html", FilesForReading.utf8("<div>".repeat(200_000))).state()).isNotNull();
        assertThat(parsers.read("md", FilesForReading.utf8("> ".repeat(20_000) + "deep")).state()).isNotNull();
    }

    @Test
    void cutOffFilesEndInAState() throws IOException {
        var pdf = FilesForReading.pdf(List.of(List.of("whole"), List.of("file")));
        var docx = FilesForReading.docx("whole", "file");
        for (int part = 1; part < 8; part++) {
            assertThat(parsers.read("pdf", Arrays.copyOf(pdf, pdf.length * part / 8)).state()).isNotNull();
            assertThat(parsers.read("docx", Arrays.copyOf(docx, docx.length * part / 8)).state())
                    .isNotEqualTo(State.READY);
        }
    }

    @Test
    void anyFlippedByteEndsInAState() throws IOException {
        var random = new Random(20);
        var files = List.of(
                FilesForReading.pdf(List.of(List.of("some words to flip"))),
                FilesForReading.docx("some words to flip"),
                FilesForReading.xlsx("Sheet", "some", "words"));
        var extensions = List.of("pdf", "docx", "xlsx");
        for (int round = 0; round < 120; round++) {
            int kind = round % files.size();
            var bytes = files.get(kind).clone();
            for (int flips = 0; flips < 6; flips++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(parsers.read(extensions.get(kind), bytes).state()).isNotNull();
        }
    }

    @Test
    void aProcessThatTakesTooLongIsKilled() throws IOException {
        try (var hurried = new TestParsers(
                TestParsers.settings(Duration.ofMillis(1), 50), Sandbox.strongest(), data)) {
            assertThat(hurried.read("pdf", FilesForReading.pdf(List.of(List.of("slow")))).state())
                    .isEqualTo(State.TIMED_OUT);
        }
    }

    @Test
    void aProcessIsReplacedAfterSomeFiles() throws IOException {
        try (var few = new TestParsers(TestParsers.settings(Duration.ofSeconds(60), 2), Sandbox.strongest(), data)) {
            for (int file = 0; file < 4; file++) {
                assertThat(few.read("txt", FilesForReading.utf8("text")).state()).isEqualTo(State.READY);
            }
            assertThat(few.started()).isEqualTo(2);
        }
    }
}
