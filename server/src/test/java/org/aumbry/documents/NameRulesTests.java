package org.aumbry.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTests {

    @ParameterizedTest
    @ValueSource(strings = {
        "report.pdf", "été à Zürich.docx", "ежегодный отчёт.txt", "ετήσια.odt", "年度報告.xlsx", "연례 보고서.pptx",
        "รายงาน", "वार्षिक रिपोर्ट.pdf", "تقرير سنوي.pdf", "דוח שנתי.pdf", "👩‍👩‍👧 family.png", "🇨🇭.txt",
        "name with 'quotes' and \"more\"", "a<b>c|d?e*f:g", ".hidden", "...", "a..b", "COM1", "x.tar.gz", "%2e%2e%2f",
        "&lt;script&gt;", "‎ltr mark", "‏rtl mark", "zero​width",
    })
    void namesOfAnyScriptAreTaken(String name) {
        assertThat(NameRules.accept(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "\t", "　", ".", "..", " .. ", "a/b", "../../etc/passwd", "a\\b", "C:\\x", "nul\0byte", "line\nbreak",
                "bell\u0007",
        "invoice\u202Efdp.exe", "\u2066iso\u2069late", "line\u2028separator", "half \uD83D surrogate",
        "non\uFFFFcharacter",
    })
    void pathTricksAndInvisibleControlsAreRefused(String name) {
        assertThatThrownBy(() -> NameRules.accept(name))
                .isInstanceOfSatisfying(Refusal.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Refusal.Code.INVALID);
                    assertThat(refused.field()).isEqualTo("name");
                });
    }

    @Test
    void lengthCountsCodePointsAfterNormalising() {
        assertThat(NameRules.accept("a".repeat(255))).hasSize(255);
        assertThat(NameRules.accept("😀".repeat(255))).isEqualTo("😀".repeat(255));
        assertThat(NameRules.accept("e\u0301".repeat(255))).isEqualTo("é".repeat(255));
        assertThatThrownBy(() -> NameRules.accept("a".repeat(256))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> NameRules.accept("😀".repeat(256))).isInstanceOf(Refusal.class);
    }

    @Test
    void namesAreKeptInNormalFormCWithoutBlanksAround() {
        assertThat(NameRules.accept("  cafe\u0301.txt ")).isEqualTo("café.txt");
    }

    @Test
    void caseAndCompatibleSpellingsAreTheSameName() {
        assertThat(NameRules.folded("PLAN.PDF")).isEqualTo(NameRules.folded("plan.pdf"));
        assertThat(NameRules.folded("Straße")).isEqualTo(NameRules.folded("STRASSE"));
        assertThat(NameRules.folded("ﬁle")).isEqualTo(NameRules.folded("file"));
        assertThat(NameRules.folded("ΣΊΣΥΦΟΣ")).isEqualTo(NameRules.folded("σίσυφος"));
        assertThat(NameRules.folded("plan.pdf")).isNotEqualTo(NameRules.folded("plan2.pdf"));
    }

    @Test
    void numbersGoBeforeTheExtensionAndNeverMakeANameTooLong() {
        assertThat(NameRules.candidates("plan.pdf").limit(3))
                .containsExactly("plan.pdf", "plan (2).pdf", "plan (3).pdf");
        assertThat(NameRules.numbered("README", 2)).isEqualTo("README (2)");
        assertThat(NameRules.numbered(".hidden", 2)).isEqualTo(".hidden (2)");
        assertThat(NameRules.numbered("v1. draft of it", 2)).isEqualTo("v1. draft of it (2)");
        var longest = "😀".repeat(251) + ".pdf";
        var numbered = NameRules.numbered(longest, 12);
        assertThat(numbered.codePointCount(0, numbered.length())).isEqualTo(255);
        assertThat(numbered).endsWith("😀 (12).pdf");
    }

    @Test
    void foldersOfARelativePathAreNamesThemselves() {
        assertThat(NameRules.folders("")).isEmpty();
        assertThat(NameRules.folders("file.txt")).isEmpty();
        assertThat(NameRules.folders("a/b/file.txt")).isEqualTo(List.of("a", "b"));
        for (var trick : List.of("../file.txt", "a/../file.txt", "/etc/file.txt", "a//file.txt", "a/\0/file.txt")) {
            assertThatThrownBy(() -> NameRules.folders(trick)).as(trick).isInstanceOf(Refusal.class);
        }
        assertThat(NameRules.folders("d/".repeat(32) + "f")).hasSize(32);
        assertThatThrownBy(() -> NameRules.folders("d/".repeat(33) + "f")).isInstanceOf(Refusal.class);
    }

    @Test
    void aDownloadKeepsTheTitleUnlessTheContentIsOfAnotherKind() {
        assertThat(NameRules.downloadName("Plan.pdf", "draft.PDF")).isEqualTo("Plan.pdf");
        assertThat(NameRules.downloadName("Plan.docx", "draft.pdf")).isEqualTo("Plan.docx.pdf");
        assertThat(NameRules.downloadName("Plan", "draft.pdf")).isEqualTo("Plan.pdf");
        assertThat(NameRules.downloadName("Plan.pdf", "noextension")).isEqualTo("Plan.pdf");
    }
}
