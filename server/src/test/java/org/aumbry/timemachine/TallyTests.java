package org.aumbry.timemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTests {

    private static byte[] row(int number) {
        return ("row " + number).getBytes(StandardCharsets.UTF_8);
    }

    private static Tally of(Iterable<Integer> numbers) {
        var tally = new Tally();
        numbers.forEach(number -> tally.add(row(number)));
        return tally;
    }

    @Test
    void theOrderOfRowsMakesNoDifference() {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < 200; i++) {
            numbers.add(i);
        }
        var one = of(numbers);
        Collections.shuffle(numbers, new Random(7));
        assertThat(of(numbers).root()).isEqualTo(one.root());
    }

    @Test
    void whatIsTakenLeavesNothingBehind() {
        var tally = of(java.util.List.of(1, 2, 3));
        tally.add(row(4));
        tally.take(row(2));
        assertThat(tally.root()).isEqualTo(of(java.util.List.of(4, 1, 3)).root());
        tally.take(row(1));
        tally.take(row(3));
        tally.take(row(4));
        assertThat(tally.root()).isEqualTo(new Tally().root());
        assertThat(tally.rows()).isZero();
    }

    @Test
    void anyOtherRowGivesAnotherRoot() {
        var root = of(java.util.List.of(1, 2, 3)).root();
        assertThat(of(java.util.List.of(1, 2, 4)).root()).isNotEqualTo(root);
        assertThat(of(java.util.List.of(1, 2)).root()).isNotEqualTo(root);
        assertThat(of(java.util.List.of(1, 2, 3, 3)).root()).isNotEqualTo(root);
        assertThat(of(java.util.List.of(1, 1, 4)).root()).isNotEqualTo(of(java.util.List.of(2, 2, 4)).root());
    }

    @Test
    void aKeptTallyGoesOnWhereItWas() {
        var tally = of(java.util.List.of(1, 2));
        var kept = new Tally(tally.bytes(), tally.rows());
        kept.add(row(3));
        assertThat(kept.root()).isEqualTo(of(java.util.List.of(1, 2, 3)).root());
        assertThatThrownBy(() -> new Tally(new byte[7], 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Computed by another program from the shape that the class describes. */
    @Test
    void theRootIsThatOfTheDescription() {
        assertThat(HexFormat.of().formatHex(of(java.util.List.of(1, 2)).root())).isEqualTo(EXPECTED);
    }

    private static final String EXPECTED = "2bce354231f8e6777d0f189ec07169912f2f20da9f5d80a6860d0ed2521ff8d2";
}
