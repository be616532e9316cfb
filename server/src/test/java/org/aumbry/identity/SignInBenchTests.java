package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * What a sign-in costs and what a flood of them does to people who are signed in: guessers work without pause while one
 * signed-in person asks for the same answer again and again, in the same run as it was done before and as it is done
 * now; the figures are printed.
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

    @Autowired
    GuessDelays delays;

    @Autowired
    IdentityStoreAccess access;

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
    void aFloodOfHashesDoesNotSlowWhoIsSignedIn() throws InterruptedException {
        var browser = world.signIn(world.bo());
        pages(browser);
        var quiet = pages(browser);
        var encoder = new Argon2PasswordEncoder(
                16, 32, settings.argon2Parallelism(), settings.argon2MemoryKib(), settings.argon2Iterations());
        var former = new Semaphore(settings.together(), true);
        var before = flood("on the threads of requests", browser, () -> {
            if (!former.tryAcquire(10, TimeUnit.SECONDS)) {
                return 429;
            }
            try {
                encoder.matches("a guess at somebody's password", Passwords.nobodysHash(settings));
                return 200;
            } finally {
                former.release();
            }
        });
        var now = flood("on threads that give way", browser, () -> {
            try {
                passwords.matches("a guess at somebody's password", null);
                return 200;
            } catch (Refusal busy) {
                return 429;
            }
        });
        say("a page of someone signed in: quiet %s; %s with hashes on the threads of requests; %s now",
                described(quiet), described(before), described(now));
        say("most memory of all hashes at once: %d MiB", settings.together() * settings.argon2MemoryKib() / 1024);
        assertThat(now).as("every page came").hasSize(PAGES);
    }

    @Test
    void aFloodOfSignInsThroughTheNetworkDoesNotSlowWhoIsSignedIn() throws InterruptedException {
        var browser = world.signIn(world.bo());
        pages(browser);
        var quiet = pages(browser);
        access.forgetGuesses();
        var forgetful = new AtomicBoolean(true);
        var forgetting = Thread.ofVirtual().start(() -> {
            while (forgetful.get()) {
                delays.forgetAll();
                pause(1);
            }
        });
        var before = flood("through the network, every refusal asked of the database", browser, this::signIn);
        forgetful.set(false);
        forgetting.join();
        access.forgetGuesses();
        var now = flood("through the network, refusals remembered", browser, this::signIn);
        access.forgetGuesses();
        say("a page of someone signed in: quiet %s; %s while refusals are asked of the database; %s now",
                described(quiet), described(before), described(now));
        assertThat(now).as("every page came").hasSize(PAGES);
    }

    private final ThreadLocal<Browser> guesser = ThreadLocal.withInitial(() -> {
        var fresh = world.browser();
        fresh.get("/sign-in");
        return fresh;
    });

    private int signIn() {
        return guesser.get().post("/sign-in", "email", "nobody@bench.invalid", "password", "plum jam").status();
    }

    /** The times of one person's pages while guessers work without pause, 20 ms after being turned away. */
    private List<Long> flood(String name, Browser browser, Callable<Integer> guess) throws InterruptedException {
        var stop = new AtomicBoolean();
        var refused = new AtomicInteger();
        var tried = new AtomicInteger();
        long begun = System.nanoTime();
        List<Long> flooded;
        try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < GUESSERS; i++) {
                guessers.submit(() -> {
                    while (!stop.get()) {
                        if (guess.call() == 429) {
                            refused.incrementAndGet();
                            pause(20);
                        } else {
                            tried.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
            Thread.sleep(Duration.ofSeconds(2));
            flooded = pages(browser);
            stop.set(true);
        }
        double seconds = millis(System.nanoTime() - begun) / 1000;
        say("flood of %d %s: %.1f tries a second hashed, %.0f a second turned away", GUESSERS, name,
                tried.get() / seconds, refused.get() / seconds);
        return flooded;
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String described(List<Long> times) {
        return String.format(Locale.ROOT, "p50 %.0f ms, p95 %.0f ms", quantile(times, 50), quantile(times, 95));
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
