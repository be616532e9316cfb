package org.aumbry.mail;

import java.util.List;
import java.util.regex.Pattern;
import org.aumbry.kernel.Refusal;

/** What may stand in a letter's head and text. */
final class LetterWords {

    static final int SUBJECT_LIMIT = 200;

    private static final int WORD_LIMIT = 200;
    private static final int ADDRESS_LIMIT = 254;

    /** One address and nothing else: no space, comma, bracket, quote or control character can begin another header. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s@\\p{Cntrl}<>(),;:\\\\\"\\[\\]]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+");
    private static final Pattern FOREIGN_LINK = Pattern.compile("(?i)\\b(?:[a-z][a-z0-9+.-]*:/+|www\\.)");

    private LetterWords() {}

    static String address(String given) {
        if (given.length() > ADDRESS_LIMIT || !ADDRESS.matcher(given).matches()) {
            throw Refusal.invalid("email", "mail.address");
        }
        return given;
    }

    /** One line, at most 200 characters. */
    static String subject(String text) {
        var line = CONTROLS.matcher(text).replaceAll(" ").strip();
        int most = Math.min(SUBJECT_LIMIT, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, most));
    }

    /**
     * Arguments as they may stand among our own words: one short line each, and no address that a mail program would
     * make
     * a link of, so that a name can't carry somebody's advertisement to strangers.
     */
    static Object[] arguments(List<Object> words) {
        return words.stream().map(word -> word instanceof String text ? argument(text) : word).toArray();
    }

    private static String argument(String text) {
        var line = FOREIGN_LINK.matcher(CONTROLS.matcher(text).replaceAll(" ").strip()).replaceAll("");
        return line.substring(0, Math.min(WORD_LIMIT, line.length()));
    }
}
