package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the decision tables; each answer is worked out twice, for the person's map and for the audience. */
class AccessRulesTests {

    private static final Path TABLES = Path.of("src/test/resources/access");

    static Stream<String> tables() throws IOException {
        try (var files = Files.list(TABLES)) {
            return files.filter(file -> file.toString().endsWith(".access")).sorted().toList().stream()
                    .flatMap(AccessRulesTests::parts);
        }
    }

    private static Stream<String> parts(Path file) {
        try {
            return Arrays.stream(Files.readString(file).split("(?m)^---$"))
                    .map(part -> "# " + file.getFileName() + "\n" + part);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyLineOfTheTableHolds(String table) {
        var world = new TableWorld();
        int expectations = 0;
        for (var line : table.lines().toList()) {
            var words = TableWorld.words(line);
            if (words[0].equals("expect")) {
                world.expect(line, words);
                expectations++;
            } else if (!words[0].isEmpty()) {
                world.read(words);
            }
        }
        assertThat(expectations).isPositive();
    }

    @Test
    void theTablesHoldAtLeastThreeHundredAnswers() throws IOException {
        long rows = tables()
                .flatMap(String::lines)
                .filter(line -> TableWorld.words(line)[0].equals("expect"))
                .count();
        assertThat(rows).isGreaterThanOrEqualTo(300);
    }

    @Test
    void aWrongLineIsNoticed() {
        var world = new TableWorld();
        "person ana\nspace plans\nallow plans user ana view".lines().map(TableWorld::words).forEach(world::read);
        var wrong = "expect ana plans view edit";
        assertThatThrownBy(() -> world.expect(wrong, TableWorld.words(wrong)))
                .isInstanceOf(AssertionError.class);
    }
}
