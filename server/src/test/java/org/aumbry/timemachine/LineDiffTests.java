package org.aumbry.timemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.aumbry.timemachine.LineDiff.Kind;
import org.aumbry.timemachine.LineDiff.Line;
import org.junit.jupiter.api.Test;

class LineDiffTests {

    private static String told(String before, String after) {
        return LineDiff.between(before, after).stream()
                .map(line -> (line.kind() == Kind.ADDED ? "+" : line.kind() == Kind.REMOVED ? "-" : " ") + line.text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatWasAddedAndRemovedIsTold() {
        assertThat(told("a\nb\nc", "a\nx\nc")).isEqualTo(" a\n-b\n+x\n c");
        assertThat(told("", "a")).isEqualTo("+a");
        assertThat(told("a", "")).isEqualTo("-a");
        assertThat(told("a\nb", "a\nb")).isEqualTo(" a\n b");
        assertThat(told("", "")).isEmpty();
    }

    @Test
    void theLinesThatStayAndTheAddedOnesAreTheNewText() {
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            var before = random.ints(random.nextInt(30), 0, 5).mapToObj(String::valueOf).toList();
            var after = random.ints(random.nextInt(30), 0, 5).mapToObj(String::valueOf).toList();
            var lines = LineDiff.between(String.join("\n", before), String.join("\n", after));
            assertThat(text(lines, Kind.REMOVED)).isEqualTo(after);
            assertThat(text(lines, Kind.ADDED)).isEqualTo(before);
        }
    }

    @Test
    void whatIsFarFromEveryChangeIsLeftOut() {
        var many = String.join("\n", java.util.Collections.nCopies(50, "same"));
        var shown = LineDiff.around(LineDiff.between(many + "\nold", many + "\nnew"), 2);
        assertThat(shown).extracting(Line::text).containsExactly(LineDiff.GAP, "same", "same", "old", "new");
    }

    @Test
    void textsThatHaveNothingInCommonCountAsReplaced() {
        var old = String.join("\n", java.util.stream.IntStream.range(0, 3000).mapToObj(i -> "o" + i).toList());
        var young = String.join("\n", java.util.stream.IntStream.range(0, 3000).mapToObj(i -> "n" + i).toList());
        assertThat(LineDiff.between(old, young)).hasSize(6000);
    }

    private static List<String> text(List<Line> lines, Kind but) {
        return lines.stream().filter(line -> line.kind() != but).map(Line::text).toList();
    }
}
