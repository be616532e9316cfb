package org.aumbry.snips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassageRulesTests {

    private static final String TEXT =
            "The audit team visited both plants. Two gaps were found. Certificates for lots 118"
            + " to 124 were countersigned after dispatch, so custody cannot be shown. The supplier has moved.";
    private static final String QUOTE =
            "Certificates for lots 118 to 124 were countersigned after dispatch, so custody cannot be shown.";

    @Test
    void sameWordsAtTheSamePlaceAreExact() {
        var standing = PassageRules.standing(passage(), TEXT.replace("has moved", "has left"));

        assertThat(standing.state()).isEqualTo(SnipState.EXACT);
        assertThat(standing.start()).isEqualTo(TEXT.indexOf(QUOTE));
    }

    @Test
    void sameWordsElsewhereHaveMoved() {
        var later = "A new preface. " + TEXT;

        var standing = PassageRules.standing(passage(), later);

        assertThat(standing.state()).isEqualTo(SnipState.MOVED);
        assertThat(later.substring(standing.start(), standing.end())).isEqualTo(QUOTE);
    }

    @Test
    void ofSeveralSameWordsTheOneWithTheSameSurroundingsIsMeant() {
        var later = QUOTE + " Elsewhere. " + "Two gaps were found. " + QUOTE + " The supplier has moved.";

        var standing = PassageRules.standing(passage(), later);

        assertThat(standing.start()).isEqualTo(later.lastIndexOf(QUOTE));
    }

    @Test
    void rewordedPassageIsAlteredAndFoundWhereItStands() {
        var later = TEXT.replace("were countersigned after dispatch", "were signed again two days after dispatch");

        var standing = PassageRules.standing(passage(), later);

        assertThat(standing.state()).isEqualTo(SnipState.ALTERED);
        assertThat(later.substring(standing.start(), standing.end())).contains("lots 118 to 124");
    }

    @Test
    void sameWordsInAnotherOrderAreNotTakenForThePassage() {
        var words = new java.util.ArrayList<>(List.of(QUOTE.split(" ")));
        java.util.Collections.reverse(words);

        assertThat(PassageRules.standing(passage(), String.join(" ", words)).state()).isEqualTo(SnipState.LOST);
    }

    @Test
    void removedPassageIsLost() {
        assertThat(PassageRules.standing(passage(), TEXT.replace(QUOTE, "")).state()).isEqualTo(SnipState.LOST);
        assertThat(PassageRules.standing(passage(), "").state()).isEqualTo(SnipState.LOST);
    }

    @Test
    void surroundingsNeverCutASurrogatePair() {
        var text = "\uD83D\uDCDA".repeat(40) + "x" + "\uD83D\uDCDA".repeat(40);

        assertThat(PassageRules.prefix("y" + text, 81)).hasSizeBetween(63, 65).startsWith("\uD83D");
        assertThat(PassageRules.suffix(text, 81)).endsWith("\uDCDA");
    }

    private static Passage passage() {
        int start = TEXT.indexOf(QUOTE);
        int end = start + QUOTE.length();
        return new Passage(
                start, end, QUOTE, PassageRules.prefix(TEXT, start), PassageRules.suffix(TEXT, end), null, List.of(),
                "");
    }
}
