package org.aumbry.identity;

import java.time.Duration;

/** Settings for tests without a context. */
final class TestSettings {

    private TestSettings() {}

    /** The least memory that may be configured, so that tests are quick. */
    static IdentitySettings cheap() {
        return with(19456, 4, 32, Duration.ofSeconds(10));
    }

    static IdentitySettings usual() {
        return with(47104, 4, 32, Duration.ofSeconds(10));
    }

    static IdentitySettings with(int memoryKib, int atOnce, int waiting, Duration wait) {
        return new IdentitySettings(
                memoryKib, 1, 1, atOnce, waiting, wait, Duration.ofDays(7), Duration.ofDays(366));
    }
}
