package org.aumbry.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasuresTests {

    private static final UUID ANA = new UUID(0, 0xa1);
    private static final UUID BO = new UUID(0, 0xb0);
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");

    private final Erasures erasures = new Erasures();
    private long position;

    @Test
    void valuesOfAPersonWhoseKeyWasDestroyedAreExplained() {
        gone(ANA, DAY);
        gone(ANA, DAY.plusSeconds(5));
        erasures.add(leaf("key.destroy-person", BO, ANA, DAY.plusSeconds(9)));

        assertThat(facts()).containsExactly("Values of 2 entries went with the keys of persons, those of 0 when their"
                + " time was over, as entries of this journal say.");
    }

    @Test
    void anEntryFromBeforeNamesThePersonAmongItsValues() {
        gone(ANA, DAY);
        opened("key.destroy", Map.of("of", "person " + ANA));

        assertThat(facts()).singleElement().asString().startsWith("Values of 1 entries went with the keys");
    }

    @Test
    void valuesWhoseTimeWasOverAreExplainedUpToTheNumberThatTheErasureTook() {
        gone(ANA, DAY);
        gone(BO, DAY);
        gone(null, DAY);
        opened("journal.erase", Map.of("before", DAY.plusSeconds(1).toString(), "entries", "2"));

        assertThat(facts()).containsExactly(
                "Values of 0 entries went with the keys of persons, those of 2 when their time was over, as entries of"
                        + " this journal say.",
                "Values of 1 entries are gone, and no entry of this journal says why; one that is a few seconds old"
                        + " may stand in the next file.");
    }

    @Test
    void valuesThatAreGoneOtherwiseAreNamed() {
        gone(ANA, DAY);
        erasures.add(leaf("key.destroy-person", BO, BO, DAY));
        opened("journal.erase", Map.of("before", DAY.toString(), "entries", "5"));
        assertThat(facts()).singleElement().asString().startsWith("Values of 1 entries are gone, and no entry");
        erasures.add(leaf("key.destroy", BO, null, DAY), new Opening(9, Opening.ERASED, List.of()));
        assertThat(facts().getLast()).contains("unless it is one whose own values are gone");
    }

    private List<String> facts() {
        var report = new Report();
        erasures.conclude(report);
        assertThat(report.holds()).isTrue();
        return report.facts();
    }

    private void gone(UUID person, Instant at) {
        erasures.add(leaf("document.open", person, null, at), new Opening(position, Opening.ERASED, List.of()));
    }

    private void opened(String verb, Map<String, String> values) {
        var all = values.entrySet().stream()
                .map(value -> new Opening.Value(
                        value.getKey(), new byte[Sha256.BYTES], value.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
        erasures.add(leaf(verb, null, null, DAY.plusSeconds(60)), new Opening(position, Opening.OPENED, all));
    }

    private Leaf leaf(String verb, UUID person, UUID object, Instant at) {
        return new Leaf(
                position++, at, UUID.randomUUID(), Optional.ofNullable(person), Optional.ofNullable(object), verb,
                "user", Optional.empty(), 0, Map.of(), null);
    }
}
