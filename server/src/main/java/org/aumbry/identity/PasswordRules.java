package org.aumbry.identity;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aumbry.kernel.Refusal;

/**
 * Which passwords are taken: long enough and not on the list of guessable ones (NIST SP 800-63B-4, 3.1.1). Nothing is
 * asked of the kinds of characters.
 *
 * <p>The list is not a list of whole passwords, of which none common is 15 characters long, but of what people build
 * long ones from: common words, names of this network and person, rows of keys, years, repetitions. A password made of
 * nothing else is refused with the reason.
 */
final class PasswordRules {

    /** NIST SP 800-63B-4, 3.1.1.2: at least 15 when the password is the only factor. */
    static final int MINIMUM = 15;

    /** Room for any passphrase, and an end to what one attempt may cost. */
    static final int MAXIMUM = 1024;

    /** How many characters must come from somewhere else. Six random ones are 30 bits and more on top of the rest. */
    private static final int OWN_CHARACTERS = 6;

    /** A repeated piece this long may be somebody's own. */
    private static final int REPEATED_PIECE = 6;

    private static final int RUN = 4;
    private static final int SHORTEST_PIECE = 3;
    private static final int LONGEST_PIECE = 28;
    private static final Pattern YEAR = Pattern.compile("(19|20)[0-9]{2}");

    private static final List<String> ROWS = Stream.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "01234567890",
                    "qwertyuiop",
                    "asdfghjkl",
                    "zxcvbnm",
                    "azertyuiop",
                    "qsdfghjklm",
                    "wxcvbn",
                    "qwertzuiop",
                    "yxcvbnm",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik")
            .flatMap(row -> Stream.of(row, new StringBuilder(row).reverse().toString()))
            .toList();

    private PasswordRules() {}

    /** The one form of a password: NFC (NIST SP 800-63B-4, 3.1.1.2). Nothing else is changed, nothing cut. */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /**
     * Refuses a password that is not what is asked for, and says why.
     *
     * @param common lower-case words people build passwords from
     * @param context words of this network and this person: names, parts of the address
     */
    static void require(
            String field, String password, PasswordDemand demand, Set<String> common, Collection<String> context) {
        var normal = normal(password);
        int length = length(normal);
        if (length < demand.length()) {
            throw Refusal.invalid(field, "identity.password.short", demand.length(), length);
        }
        if (length > MAXIMUM) {
            throw Refusal.invalid(field, "identity.password.long", MAXIMUM);
        }
        if (isName(normal, context)) {
            throw Refusal.invalid(field, "identity.password.context");
        }
        if (demand.listed()) {
            listed(normal, common, context).ifPresent(reason -> {
                throw Refusal.invalid(field, reason);
            });
        }
        if (demand.strict() && palindrome(normal)) {
            throw Refusal.invalid(field, "identity.password.palindrome");
        }
        var strength = PasswordStrength.of(normal, context);
        if (demand.strict() && strength.hasPattern()) {
            throw Refusal.invalid(field, "identity.password.pattern");
        }
        if (strength.score() < demand.strength()) {
            throw Refusal.invalid(field, "identity.password.weak");
        }
    }

    /** What the password meets, whatever is asked for. */
    static PasswordStanding standing(String password, Set<String> common, Collection<String> context) {
        var normal = normal(password);
        var strength = PasswordStrength.of(normal, context);
        boolean unlisted = listed(normal, common, context).isEmpty();
        return new PasswordStanding(
                PasswordStanding.lengthClass(length(normal)),
                strength.score(),
                unlisted,
                unlisted && !palindrome(normal) && !strength.hasPattern());
    }

    static int length(String normal) {
        return normal.codePointCount(0, normal.length());
    }

    /** Why guessers would try it early; empty when they would not. */
    private static Optional<String> listed(String normal, Set<String> common, Collection<String> context) {
        var plain = plain(normal);
        if (repeats(plain)) {
            return Optional.of("identity.password.repeats");
        }
        var contextWords = words(context);
        if (own(plain, Set.of(), Set.of()) < OWN_CHARACTERS) {
            return Optional.of("identity.password.sequence");
        }
        if (own(plain, contextWords, Set.of()) < OWN_CHARACTERS) {
            return Optional.of("identity.password.context");
        }
        boolean made = own(plain, contextWords, common) < OWN_CHARACTERS;
        if (made || PasswordStrength.of(normal, context).isOneKnownWord()) {
            return Optional.of("identity.password.common");
        }
        return Optional.empty();
    }

    private static boolean isName(String normal, Collection<String> context) {
        var plain = plain(normal);
        return context.stream()
                .flatMap(text -> Stream.of(text, text.replaceFirst("@.*", "")))
                .anyMatch(text -> plain(normal(text)).equals(plain));
    }

    private static boolean palindrome(String normal) {
        var letters = plain(normal).replaceAll("[^\\p{L}\\p{N}]+", "");
        return !letters.isEmpty() && new StringBuilder(letters).reverse().toString().equals(letters);
    }

    /** Lower case, without accents, with the usual swaps of letters undone: what a guesser tries first. */
    private static String plain(String password) {
        var bare = Normalizer.normalize(password, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        var lower = bare.toLowerCase(Locale.ROOT);
        return lower.replace('@', 'a').replace('$', 's').replace('!', 'i');
    }

    /** Whether it is one short piece over and over, the last one perhaps cut off. */
    private static boolean repeats(String text) {
        for (int piece = 1; piece <= Math.min(REPEATED_PIECE, text.length() / 2); piece++) {
            if (text.substring(piece).equals(text.substring(0, text.length() - piece))) {
                return true;
            }
        }
        return false;
    }

    /** Words of at least three letters in the given texts, and each text run together. */
    private static Set<String> words(Collection<String> context) {
        return context.stream()
                .map(text -> plain(normal(text)))
                .flatMap(text -> Stream.concat(
                        Stream.of(text.replaceAll("[^\\p{L}\\p{N}]+", "")), Stream.of(text.split("[^\\p{L}\\p{N}]+"))))
                .filter(word -> word.length() >= SHORTEST_PIECE)
                .collect(Collectors.toSet());
    }

    /** The least number of characters left over when known pieces are laid over the password. */
    private static int own(String text, Set<String> context, Set<String> common) {
        var least = new int[text.length() + 1];
        for (int end = 1; end <= text.length(); end++) {
            least[end] = least[end - 1] + 1;
            for (int start = Math.max(0, end - LONGEST_PIECE); start <= end - SHORTEST_PIECE; start++) {
                if (least[start] < least[end] && known(text.substring(start, end), context, common)) {
                    least[end] = least[start];
                }
            }
        }
        return least[text.length()];
    }

    private static boolean known(String piece, Set<String> context, Set<String> common) {
        var letters = unswapped(piece);
        return context.contains(piece)
                || context.contains(letters)
                || common.contains(piece)
                || common.contains(letters)
                || YEAR.matcher(piece).matches()
                || run(piece);
    }

    private static String unswapped(String piece) {
        return piece.replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('4', 'a').replace('5', 's')
                .replace('7', 't');
    }

    /** A stretch of neighbouring keys, letters or digits, or one character again and again. */
    private static boolean run(String piece) {
        return piece.length() >= RUN
                && (piece.chars().distinct().count() == 1 || ROWS.stream().anyMatch(row -> row.contains(piece)));
    }
}
