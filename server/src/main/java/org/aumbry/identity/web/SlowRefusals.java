package org.aumbry.identity.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Answers that turn a guesser away come late, so that each connection can be turned away once a second only. Whoever is
 * signed in keeps the processors; a person who is told to wait does not notice.
 */
@Component
class SlowRefusals {

    static final Duration PAUSE = Duration.ofSeconds(1);

    /** Requests run on virtual threads, so that one held costs some kilobytes and its connection. */
    private static final int MOST_HELD = 512;

    private final Semaphore held = new Semaphore(MOST_HELD);

    /** Waits, unless so many wait already that holding one more would itself be a way to do harm. */
    void hold() {
        if (!held.tryAcquire()) {
            return;
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            held.release();
        }
    }

    /** How many more can be held now. */
    int free() {
        return held.availablePermits();
    }
}
