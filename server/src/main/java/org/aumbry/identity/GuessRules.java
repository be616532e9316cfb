package org.aumbry.identity;

import java.time.Duration;

/**
 * How long a guesser waits. The wait belongs to the network the guesses come from, so nobody can lock out a person who
 * comes from elsewhere.
 */
final class GuessRules {

    /** Failures this old no longer count. */
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

    private static final int FREE_PER_ACCOUNT = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** A whole office may come through one address and mistype in the morning. */
    private static final int FREE_PER_NETWORK = 100;

    private static final Duration FIRST_NETWORK_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_NETWORK_WAIT = Duration.ofMinutes(10);

    private GuessRules() {}

    /** The wait after that many failures on one account from one network. */
    static Duration perAccount(int failures) {
        return doubling(failures - FREE_PER_ACCOUNT, FIRST_WAIT, LONGEST_WAIT);
    }

    /** The wait after that many failures on whatever accounts from one network. */
    static Duration perNetwork(int failures) {
        return doubling(failures - FREE_PER_NETWORK, FIRST_NETWORK_WAIT, LONGEST_NETWORK_WAIT);
    }

    private static Duration doubling(int over, Duration first, Duration longest) {
        if (over < 0) {
            return Duration.ZERO;
        }
        var wait = first.multipliedBy(1L << Math.min(over, 20));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
