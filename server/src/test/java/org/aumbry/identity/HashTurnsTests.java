package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class HashTurnsTests {

    /** Where the line has it, and where its first field after the name stands. */
    private static final int NICE = 19;
    private static final int AFTER_NAME = 3;

    @Test
    @EnabledOnOs(OS.LINUX)
    void hashesAreWorkedOutOnThreadsThatGiveWay() {
        var mine = nice();
        var turns = new HashTurns(1, 1, Duration.ofSeconds(5));
        assertThat(turns.take(HashTurnsTests::nice)).isEqualTo(Math.min(19, mine + 3));
        assertThat(nice()).isEqualTo(mine);
    }

    @Test
    void whoComesWhileAllTurnsAndTheQueueAreTakenIsToldToComeAgain() throws Exception {
        var turns = new HashTurns(1, 1, Duration.ofSeconds(20));
        var running = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = others.submit(() -> turns.take(() -> {
                running.countDown();
                return awaited(go);
            }));
            running.await();
            var second = others.submit(() -> turns.take(() -> "second"));
            while (turns.waiting() < 1) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> turns.take(() -> "third")).isInstanceOfSatisfying(
                    Refusal.class, busy -> assertThat(busy.code()).isEqualTo(Refusal.Code.OVER_LIMIT));
            go.countDown();
            assertThat(first.get()).isEqualTo("done");
            assertThat(second.get()).isEqualTo("second");
        }
    }

    @Test
    void whoWaitsTooLongIsToldToComeAgainAndLeavesTheQueue() throws Exception {
        var turns = new HashTurns(1, 1, Duration.ofMillis(50));
        var running = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = others.submit(() -> turns.take(() -> {
                running.countDown();
                return awaited(go);
            }));
            running.await();
            assertThatThrownBy(() -> turns.take(() -> "second")).isInstanceOf(Refusal.class);
            assertThat(turns.waiting()).isZero();
            go.countDown();
            assertThat(first.get()).isEqualTo("done");
        }
    }

    @Test
    void aWaitThatWasToldIsBelievedForFiveSecondsAndForgottenWhenLifted() {
        var clock = new TestClock();
        var delays = new GuessDelays(clock);
        var mac = new byte[] {1, 2, 3};
        delays.require(mac);
        delays.remember(mac, clock.instant().plusSeconds(30));
        assertThatThrownBy(() -> delays.require(mac.clone())).isInstanceOf(Refusal.class);
        delays.require(new byte[] {1, 2});
        clock.advance(GuessDelays.BELIEVED);
        delays.require(mac);
        delays.remember(mac, clock.instant().plusSeconds(30));
        delays.forgetAll();
        delays.require(mac);
    }

    private static String awaited(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
        return "done";
    }

    /** As the system has it, in the line about the thread. */
    private static int nice() {
        try {
            var line = Files.readString(Path.of("/proc/thread-self/stat"));
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Integer.parseInt(fields[NICE - AFTER_NAME]);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
