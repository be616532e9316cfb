package org.aumbry.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinderTests {

    @Test
    void lettersCountWhateverTheirCaseAndAccents() {
        assertThat(Finder.find("Über die Brücke. uber", "über"))
                .containsExactly(new Finder.Hit(0, 4), new Finder.Hit(17, 21));
        assertThat(Finder.find("l’été dernier", "l'ete")).containsExactly(new Finder.Hit(0, 5));
    }

    @Test
    void wordsMayStandOnDifferentLines() {
        assertThat(Finder.find("after\ndispatch, after  dispatch", "after dispatch"))
                .containsExactly(new Finder.Hit(0, 14), new Finder.Hit(16, 31));
    }

    @Test
    void signsOfPatternsAreOnlySigns() {
        assertThat(Finder.find("a.b aXb (a.b)", "a.b")).containsExactly(new Finder.Hit(0, 3), new Finder.Hit(9, 12));
        assertThat(Finder.find("\\E.*", "\\E.*")).hasSize(1);
    }

    @Test
    void nothingIsFoundForNothing() {
        assertThat(Finder.find("text", "  ")).isEmpty();
        assertThat(Finder.find("", "text")).isEmpty();
    }

    @Test
    void hitsOfSomethingVeryCommonAreCutOff() {
        assertThat(Finder.find("a ".repeat(10_000), "a")).hasSize(Finder.MOST_HITS);
    }

    @Test
    void foldingKeepsEveryUnitInItsPlace() {
        var text = "İstanbul ŒUVRE ﬁn 👩‍🚀 Ǆ";
        assertThat(Finder.folded(text)).hasSameSizeAs(text);
    }
}
