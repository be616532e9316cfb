package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;

class PasswordsTests {

    @Test
    void aFloodIsRefusedInsteadOfTakingAllMemory() throws Exception {
        var passwords = new Passwords(TestSettings.with(47104, 1, 2, Duration.ofSeconds(20)));
        var hash = passwords.hash("plum jam keeps till spring");
        var busy = new AtomicInteger();
        var right = new AtomicInteger();
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.submit(() -> {
                    go.await();
                    try {
                        if (passwords.matches("plum jam keeps till spring", hash)) {
                            right.incrementAndGet();
                        }
                    } catch (Refusal refusal) {
                        assertThat(refusal.code()).isEqualTo(Refusal.Code.OVER_LIMIT);
                        assertThat(refusal.messageKey()).isEqualTo("identity.sign-in.busy");
                        busy.incrementAndGet();
                    }
                    return null;
                });
            }
            go.countDown();
        }
        assertThat(right.get() + busy.get()).isEqualTo(20);
        assertThat(right.get()).isGreaterThanOrEqualTo(1);
        assertThat(busy.get()).isGreaterThanOrEqualTo(1);
        assertThat(passwords.matches("plum jam keeps till spring", hash)).isTrue();
    }
}
