package org.aumbry.assurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aumbry.assurance.PromiseState.ATTESTED;
import static org.aumbry.assurance.PromiseState.FAILS;
import static org.aumbry.assurance.PromiseState.HOLDS;
import static org.aumbry.assurance.PromiseState.NOT_BUILT;
import static org.aumbry.assurance.PromiseState.OVERDUE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssuranceRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aProbeThatNeverLookedIsOverdue() {
        assertThat(AssuranceRules.probed(HOUR, null, NOW)).isEqualTo(OVERDUE);
    }

    @Test
    void anAnswerCountsForTwoIntervals() {
        assertThat(AssuranceRules.probed(HOUR, look(true, Duration.ofHours(2)), NOW)).isEqualTo(HOLDS);
        assertThat(AssuranceRules.probed(HOUR, look(true, Duration.ofHours(2).plusMillis(1)), NOW)).isEqualTo(OVERDUE);
        assertThat(AssuranceRules.probed(HOUR, look(false, Duration.ofMinutes(5)), NOW)).isEqualTo(FAILS);
    }

    @Test
    void aProbeIsDueWhenItsIntervalHasPassed() {
        assertThat(AssuranceRules.due(HOUR, null, NOW)).isTrue();
        assertThat(AssuranceRules.due(HOUR, look(true, HOUR), NOW)).isTrue();
        assertThat(AssuranceRules.due(HOUR, look(true, HOUR.minusMillis(1)), NOW)).isFalse();
    }

    @Test
    void theWorstProbeWins() {
        assertThat(AssuranceRules.promise(List.of(HOLDS, HOLDS), null, NOW)).isEqualTo(HOLDS);
        assertThat(AssuranceRules.promise(List.of(HOLDS, OVERDUE), null, NOW)).isEqualTo(OVERDUE);
        assertThat(AssuranceRules.promise(List.of(FAILS, OVERDUE, HOLDS), null, NOW)).isEqualTo(FAILS);
    }

    @Test
    void withoutProbeOrEvidenceAPromiseIsNotBuilt() {
        assertThat(AssuranceRules.promise(List.of(), null, NOW)).isEqualTo(NOT_BUILT);
    }

    @Test
    void evidenceCountsUntilItExpires() {
        assertThat(AssuranceRules.promise(List.of(), NOW.plusSeconds(1), NOW)).isEqualTo(ATTESTED);
        assertThat(AssuranceRules.promise(List.of(), NOW, NOW)).isEqualTo(OVERDUE);
    }

    @Test
    void evidenceNeverCoversAFailingProbe() {
        assertThat(AssuranceRules.promise(List.of(FAILS), NOW.plusSeconds(1), NOW)).isEqualTo(FAILS);
        assertThat(AssuranceRules.promise(List.of(OVERDUE), NOW.plusSeconds(1), NOW)).isEqualTo(OVERDUE);
    }

    @Test
    void expiredEvidenceTakesTheGreenAway() {
        assertThat(AssuranceRules.promise(List.of(HOLDS), NOW.minusSeconds(1), NOW)).isEqualTo(OVERDUE);
    }

    private static ProbeLook look(boolean holds, Duration ago) {
        return new ProbeLook("test.probe", holds, "Seen.", NOW.minus(ago), Duration.ofMillis(3));
    }
}
