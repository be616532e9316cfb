package org.aumbry.identity;

import com.nulabinc.zxcvbn.Pattern;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How hard a password is to guess, by how guessers work: dictionaries, names, rows of keys, dates, repetitions
 * (zxcvbn).
 *
 * <p>Looks at the first hundred characters; the work grows with the cube of the length, and what is strong there is
 * strong.
 */
final class PasswordStrength {

    static final int MOST = 4;

    private static final int LOOKED_AT = 100;
    private static final int WORD = 4;
    private static final Zxcvbn ESTIMATE = new Zxcvbn();

    private final Strength strength;

    private PasswordStrength(Strength strength) {
        this.strength = strength;
    }

    static PasswordStrength of(String password, Collection<String> context) {
        int most = Math.min(LOOKED_AT, password.codePointCount(0, password.length()));
        var looked = password.substring(0, password.offsetByCodePoints(0, most));
        List<String> words = context.stream()
                .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("[^\\p{L}\\p{N}]+"))))
                .filter(word -> !word.isBlank())
                .toList();
        return new PasswordStrength(ESTIMATE.measure(looked, words));
    }

    /** From 0, guessed at once, to 4, beyond guessing with the stored hash in hand. */
    int score() {
        return strength.getScore();
    }

    /** Whether it is a single word of a dictionary or list, whatever its letters were swapped for. */
    boolean isOneKnownWord() {
        var parts = strength.getSequence();
        return parts.size() == 1 && parts.getFirst().pattern == Pattern.Dictionary;
    }

    /**
     * Whether a word, a name, a row of keys, a date, a sequence or a repetition of four characters or more is in it.
     */
    boolean hasPattern() {
        return strength.getSequence().stream()
                .anyMatch(part -> part.pattern != Pattern.Bruteforce && part.token.length() >= WORD);
    }

    @Override
    public String toString() {
        return "strength of a password";
    }
}
