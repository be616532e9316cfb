package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a sign-in costs and what a flood of them does to people who are signed in: guessers compare passwords without
 * pause while one signed-in person asks for the same answer again and again; the figures are printed.
 */
@AumbryTest
@Tag("bench")
class SignInBenchTests {

    private static final int HASHES = 20;
    private static final int PAGES = 60;
    private static final int GUESSERS = 64;

    @Autowired
    World world;

    @Autowired
    Passwords passwords;

    @Autowired
    IdentitySettings settings;

    private final OperatingSystemMXBean machine =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Test
    void whatOneHashCosts() {
        passwords.hash("plum jam keeps till spring");
        long cpu = machine.getProcessCpuTime();
        long wall = System.nanoTime();
        for (int i = 0; i < HASHES; i++) {
            passwords.hash("plum jam keeps till spring " + i);
        }
        say("one hash: %.0f ms wall, %.0f ms CPU; memory %d KiB, at most %d at once and %d waiting",
                millis(System.nanoTime() - wall) / HASHES, millis(machine.getProcessCpuTime() - cpu) / HASHES,
                settings.argon2MemoryKib(), settings.together(), settings.hashesWaiting());
    }

    @Test
    void aFloodOfSignInsDoesNotSlowWhoIsSignedIn() throws InterruptedException {
        var browser = world.signIn(world.bo());
        pages(browser);
        var quiet = pages(browser);
        var stop = new AtomicBoolean();
        var refused = new AtomicInteger();
        var hashed = new AtomicInteger();
        long begun = System.nanoTime();
        List<Long> flooded;
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < GUESSERS; i++) {
                guessers.submit(() -> guess(stop, refused, hashed));
            }
            Thread.sleep(Duration.ofSeconds(2));
            flooded = pages(browser);
            stop.set(true);
        }
        double seconds = millis(System.nanoTime() - begun) / 1000;
        say("flood of %d: %.1f hashes a second, %d tries turned away as busy in %.0f s", GUESSERS,
                hashed.get() / seconds, refused.get(), seconds);
        say("a page of someone signed in: quiet p50 %.0f ms, p95 %.0f ms; in the flood p50 %.0f ms, p95 %.0f ms",
                quantile(quiet, 50), quantile(quiet, 95), quantile(flooded, 50), quantile(flooded, 95));
        say("most memory of all hashes at once: %d MiB", settings.together() * settings.argon2MemoryKib() / 1024);
        assertThat(refused.get()).as("the flood is bounded: some are turned away").isPositive();
        assertThat(flooded).as("every page came").hasSize(PAGES);
    }

    private void guess(AtomicBoolean stop, AtomicInteger refused, AtomicInteger hashed) {
        while (!stop.get()) {
            try {
                passwords.matches("a guess at somebody's password", null);
                hashed.incrementAndGet();
            } catch (Refusal busy) {
                refused.incrementAndGet();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Long> pages(Browser browser) {
        var times = new ArrayList<Long>();
        for (int i = 0; i < PAGES; i++) {
            long begun = System.nanoTime();
            assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
            times.add(System.nanoTime() - begun);
        }
        Collections.sort(times);
        return times;
    }

    private static double quantile(List<Long> sorted, int percent) {
        return millis(sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)));
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private void say(String format, Object... figures) {
        System.out.println("figure: " + String.format(Locale.ROOT, format, figures)
                + String.format(Locale.ROOT, " (load %.1f)", machine.getSystemLoadAverage()));
    }
}
