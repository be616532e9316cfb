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

    /** Codes are short, and whoever guesses them knows the password already. */
    private static final int FREE_PER_CODE = 5;

    /** An administrator lifts a wait; one who works with the guesser gains no more than waiting would. */
    static final Duration LIFTED_ONCE_IN = Duration.ofHours(1);

    static final Duration SPREAD_WINDOW = Duration.ofHours(1);

    /** So many accounts nobody owns, and hardly an office mistypes for so many within an hour. */
    static final int ACCOUNTS_FROM_ONE_NETWORK = 10;

    static final int ACCOUNTS_EVERYWHERE = 100;
    static final int NETWORKS_EVERYWHERE = 50;

    private GuessRules() {}

    /** The wait after that many failures on one account from one network. */
    static Duration perAccount(int failures) {
        return doubling(failures - FREE_PER_ACCOUNT, FIRST_WAIT, LONGEST_WAIT);
    }

    /** The wait after that many failures on whatever accounts from one network. */
    static Duration perNetwork(int failures) {
        return doubling(failures - FREE_PER_NETWORK, FIRST_NETWORK_WAIT, LONGEST_NETWORK_WAIT);
    }

    /** The wait after that many wrong codes of a second factor of one account. */
    static Duration perCode(int failures) {
        return doubling(failures - FREE_PER_CODE, FIRST_WAIT, LONGEST_WAIT);
    }

    private static Duration doubling(int over, Duration first, Duration longest) {
        if (over < 0) {
            return Duration.ZERO;
        }
        var wait = first.multipliedBy(1L << Math.min(over, 20));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
