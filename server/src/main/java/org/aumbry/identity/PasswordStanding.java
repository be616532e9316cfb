package org.aumbry.identity;

import java.util.List;

/**
 * What a password met when it was set. Kept, sealed, beside its hash, so that a network that asks for more later can
 * tell
 * whom to ask for another one without knowing any password.
 *
 * @param lengthClass at least so many characters; one of a few steps, so that it helps no guesser
 * @param score estimate of its strength, 0 to 4
 * @param unlisted whether it was not what guessers try early
 * @param strict whether no word, pattern, repetition or palindrome was in it
 */
record PasswordStanding(int lengthClass, int score, boolean unlisted, boolean strict) {

    private static final List<Integer> STEPS = List.of(0, 8, 10, 12, 15, 20, 25, 30, 40, 64, 128);

    /** Of passwords from before standings were kept, when every one had 15 characters and was on no list. */
    static final PasswordStanding UNKNOWN = new PasswordStanding(15, 0, true, false);

    /** The greatest step that a password of that length reaches. */
    static int lengthClass(int length) {
        return STEPS.stream().filter(step -> step <= length).reduce(0, Math::max);
    }

    /** Shape: {@code length score yes|no yes|no}, separated by one space. */
    String encoded() {
        return lengthClass + " " + score + " " + word(unlisted) + " " + word(strict);
    }

    static PasswordStanding decoded(String encoded) {
        var parts = encoded.split(" ");
        if (parts.length != 4) {
            throw new IllegalStateException("a stored standing has four parts");
        }
        return new PasswordStanding(
                Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2].equals("yes"), parts[3].equals("yes"));
    }

    private static String word(boolean yes) {
        return yes ? "yes" : "no";
    }
}
