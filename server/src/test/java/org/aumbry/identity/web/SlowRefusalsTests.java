package org.aumbry.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class SlowRefusalsTests {

    private final SlowRefusals slow = new SlowRefusals();

    @Test
    void oneIsHeldForTheWholePause() {
        long begun = System.nanoTime();
        slow.hold();
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(SlowRefusals.PAUSE.toNanos());
        assertThat(slow.free()).isEqualTo(new SlowRefusals().free());
    }

    @Test
    void theNumberOfThoseHeldIsBounded() throws InterruptedException {
        int most = slow.free();
        var ended = new CountDownLatch(2 * most);
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2 * most; i++) {
                guessers.submit(() -> {
                    slow.hold();
                    ended.countDown();
                });
            }
            ended.await();
        }
        assertThat(slow.free()).isEqualTo(most);
    }

    @Test
    void anEndingProgramDoesNotWaitForThem() {
        Thread.currentThread().interrupt();
        long begun = System.nanoTime();
        slow.hold();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(slow.free()).isEqualTo(new SlowRefusals().free());
        assertThat(System.nanoTime() - begun).isPositive();
    }
}
