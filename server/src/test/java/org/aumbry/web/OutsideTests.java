package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.aumbry.kernel.Egress.Party;
import org.aumbry.kernel.NotVisitedException;
import org.aumbry.kernel.NotVisitedException.Why;
import org.aumbry.kernel.Visit;
import org.aumbry.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is silent is left alone, tried by one, gone to again; and only so many wait, whatever happens. */
class OutsideTests {

    private static final int LEFT_ALONE = 3;

    private final AtomicLong now = new AtomicLong();
    private final TestClock clock = new TestClock();
    private final Outside outside = new Outside(now::get, clock);

    @Test
    void aSilentMachineIsLeftAloneThenTriedByOneAndGoneToAgain() {
        silentOnce(LEFT_ALONE);
        assertTurnedAway(Why.RESTS);
        assertThat(machine().rests()).isTrue();
        outside.begin(Party.WITNESS, "other.example", 443).close();
        now.addAndGet(Duration.ofMinutes(5).toNanos());
        try (var trial = begin()) {
            assertTurnedAway(Why.RESTS);
            trial.answered();
        }
        assertThat(machine().answers()).isTrue();
        try (var one = begin(); var another = begin()) {
            one.answered();
            another.answered();
        }
        assertThat(machine().waiting()).isZero();
    }

    @Test
    void aTrialThatHearsNothingBeginsTheRestAnew() {
        silentOnce(LEFT_ALONE);
        var since = machine().silentSince();
        clock.advance(Duration.ofMinutes(5));
        now.addAndGet(Duration.ofMinutes(5).toNanos());
        silentOnce(1);
        assertTurnedAway(Why.RESTS);
        now.addAndGet(Duration.ofMinutes(5).toNanos() - 1);
        assertTurnedAway(Why.RESTS);
        now.addAndGet(1);
        silentOnce(1);
        assertThat(machine().silentSince()).as("silent all the time").isEqualTo(since).isNotNull();
    }

    @Test
    void oneAnswerMakesUpForAllSilence() {
        silentOnce(LEFT_ALONE - 1);
        try (var visit = begin()) {
            visit.answered();
        }
        silentOnce(LEFT_ALONE - 1);
        begin().close();
        assertTurnedAway(Why.RESTS);
    }

    @ParameterizedTest
    @EnumSource(Party.class)
    void onlySoManyWaitForOneMachineAndNobodyForThose(Party party) {
        int most = Outside.Patience.with(party).waiting();
        var waiting = new ArrayList<Visit>();
        for (int i = 0; i < most; i++) {
            waiting.add(outside.begin(party, "slow.example", 443));
        }
        assertThatThrownBy(() -> outside.begin(party, "SLOW.example", 443))
                .isInstanceOfSatisfying(NotVisitedException.class, away ->
                        assertThat(away.why()).isEqualTo(Why.CROWDED));
        outside.begin(party, "slow.example", 444).close();
        waiting.getFirst().answered();
        waiting.forEach(Visit::close);
        waiting.forEach(Visit::close);
        assertThat(outside.machines()).allSatisfy(each -> assertThat(each.waiting()).isZero());
    }

    @Test
    void whoeverNamesEverMoreMachinesFillsNoMemory() {
        for (int port = 1; port <= 5_000; port++) {
            outside.begin(Party.PROVIDER, "anywhere.example", port).close();
        }
        assertThat(outside.machines()).hasSizeLessThanOrEqualTo(2_000);
    }

    @Test
    void theCheckOfTheProgramItselfHolds() {
        assertThat(EgressList.sparesCallers()).isTrue();
    }

    private Visit begin() {
        return outside.begin(Party.WITNESS, "silent.example", 443);
    }

    private void silentOnce(int times) {
        for (int i = 0; i < times; i++) {
            begin().close();
        }
    }

    private void assertTurnedAway(Why why) {
        assertThatThrownBy(this::begin).isInstanceOfSatisfying(
                NotVisitedException.class, away -> assertThat(away.why()).isEqualTo(why));
    }

    private Machine machine() {
        return outside.machines().stream()
                .filter(each -> each.host().equals("silent.example"))
                .findFirst()
                .orElseThrow();
    }
}
