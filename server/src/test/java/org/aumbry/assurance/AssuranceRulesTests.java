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
        assertThat(AssuranceRules.probed(HOUR, null, null, NOW)).isEqualTo(OVERDUE);
    }

    @Test
    void anAnswerCountsForTwoIntervals() {
        assertThat(awake(look(true, Duration.ofHours(2)))).isEqualTo(HOLDS);
        assertThat(awake(look(true, Duration.ofHours(2).plusMillis(1)))).isEqualTo(OVERDUE);
        assertThat(awake(look(false, Duration.ofMinutes(5)))).isEqualTo(FAILS);
    }

    @Test
    void whereNobodyDidAnythingAnAnswerCountsForTwoDays() {
        var day = AssuranceRules.AT_REST;
        assertThat(AssuranceRules.probed(HOUR, look(true, day.multipliedBy(2)), null, NOW)).isEqualTo(HOLDS);
        assertThat(AssuranceRules.probed(HOUR, look(true, day.multipliedBy(2).plusMillis(1)), null, NOW))
                .isEqualTo(OVERDUE);
        assertThat(AssuranceRules.probed(HOUR, look(false, day), null, NOW)).isEqualTo(FAILS);
    }

    @Test
    void theFirstActBeginsTheIntervalsAnewAndNeverMakesThemLonger() {
        var yesterday = look(true, Duration.ofHours(20));
        assertThat(AssuranceRules.probed(HOUR, yesterday, NOW.minus(Duration.ofHours(2)), NOW)).isEqualTo(HOLDS);
        assertThat(AssuranceRules.probed(HOUR, yesterday, NOW.minus(Duration.ofHours(2)).minusMillis(1), NOW))
                .isEqualTo(OVERDUE);
        assertThat(AssuranceRules.probed(HOUR, look(true, Duration.ofDays(3)), NOW, NOW)).isEqualTo(OVERDUE);
    }

    @Test
    void aProbeIsDueWhenItsIntervalHasPassed() {
        assertThat(AssuranceRules.due(HOUR, null, null)).isBefore(NOW);
        var last = look(true, Duration.ofMinutes(5));
        assertThat(AssuranceRules.due(HOUR, last, NOW)).isEqualTo(last.at().plus(HOUR));
        assertThat(AssuranceRules.due(HOUR, last, null)).isEqualTo(last.at().plus(Duration.ofDays(1)));
        assertThat(AssuranceRules.due(Duration.ofDays(7), last, null)).isEqualTo(last.at().plus(Duration.ofDays(7)));
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

    private static PromiseState awake(ProbeLook last) {
        return AssuranceRules.probed(HOUR, last, last.at(), NOW);
    }

    private static ProbeLook look(boolean holds, Duration ago) {
        return new ProbeLook("test.probe", holds, "Seen.", NOW.minus(ago), Duration.ofMillis(3));
    }
}
