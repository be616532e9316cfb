package org.aumbry.identity;

import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;

/**
 * What is asked of a password: length, a look at lists, strength. Never kinds of characters, never a change for its own
 * sake (NIST SP 800-63B-4, 3.1.1.2).
 *
 * @param length least number of characters
 * @param listed whether what guessers try early is refused
 * @param strict whether words, patterns, repetitions and palindromes are refused wherever they stand
 * @param strength least estimate, 0 to 4
 */
record PasswordDemand(int length, boolean listed, boolean strict, int strength) {

    private static final int SHORT = 8;

    /** What is asked while nothing else was decided. */
    static final PasswordDemand USUAL = new PasswordDemand(PasswordRules.MINIMUM, true, false, 0);

    /** What the network asks of a person who shows a second factor besides, or does not. */
    static PasswordDemand of(PolicyValues policy, boolean twoFactors) {
        return switch (policy.word(PolicyOption.PASSWORD_LEVEL)) {
            case "low" -> new PasswordDemand(SHORT, false, false, 0);
            case "medium" -> new PasswordDemand(twoFactors ? SHORT : PasswordRules.MINIMUM, true, false, 0);
            case "high" -> new PasswordDemand(PasswordRules.MINIMUM, true, true, 0);
            case "custom" -> new PasswordDemand(
                    policy.count(PolicyOption.PASSWORD_CUSTOM_LENGTH),
                    true,
                    false,
                    policy.count(PolicyOption.PASSWORD_CUSTOM_STRENGTH));
            default -> throw new IllegalStateException("a password level is one of the closed list");
        };
    }

    /** Whether a password of that standing, which was taken once, would do now. */
    boolean metBy(PasswordStanding standing) {
        return standing.lengthClass() >= PasswordStanding.lengthClass(length)
                && (!listed || standing.unlisted())
                && (!strict || standing.strict())
                && standing.score() >= strength;
    }
}
