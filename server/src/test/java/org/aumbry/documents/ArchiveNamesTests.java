package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveNamesTests {

    private final ArchiveNames names = new ArchiveNames();

    @Test
    void namesThatOnlyDifferInCaseGetNumbers() {
        assertThat(names.path(List.of(), "Letter.txt")).isEqualTo("Letter.txt");
        assertThat(names.path(List.of(), "letter.TXT")).isEqualTo("letter (2).TXT");
        assertThat(names.path(List.of("Letters"), "letter.txt")).isEqualTo("Letters/letter.txt");
    }

    @Test
    void oneFolderStaysOneFolderAndTwinsAreTwo() {
        assertThat(names.path(List.of("A", "b"), "1.txt")).isEqualTo("A/b/1.txt");
        assertThat(names.path(List.of("A", "b"), "2.txt")).isEqualTo("A/b/2.txt");
        assertThat(names.path(List.of("a"), "1.txt")).isEqualTo("a (2)/1.txt");
    }

    @Test
    void nothingLeadsOutAndNothingIsKeptByASystem() {
        assertThat(names.path(List.of("..."), "..")).isEqualTo("_/_");
        assertThat(names.path(List.of(), "/etc/passwd")).isEqualTo("_etc_passwd");
        assertThat(names.path(List.of(), "C:\\x|y?.txt")).isEqualTo("C__x_y_.txt");
        assertThat(names.path(List.of(), "nul")).isEqualTo("_nul");
        assertThat(names.path(List.of(), "CON.txt")).isEqualTo("_CON.txt");
        assertThat(names.path(List.of(), "report. ")).isEqualTo("report_");
        assertThat(names.path(List.of(), "漢字.pdf")).isEqualTo("漢字.pdf");
    }
}
