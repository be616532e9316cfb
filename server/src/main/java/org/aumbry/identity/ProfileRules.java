package org.aumbry.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.aumbry.kernel.Refusal;

/** What names and addresses may look like, and the one form in which they are compared. */
final class ProfileRules {

    static final int NAME_LIMIT = 120;

    /** RFC 5321, 4.5.3.1.3: 256 octets with the angle brackets. */
    static final int EMAIL_LIMIT = 254;

    private static final Pattern EMAIL =
            Pattern.compile(
                    "[^\\s@\\p{Cntrl}<>(),;:\\\\\"\\[\\]]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

    private ProfileRules() {}

    /** The name as kept: NFC, no control or direction characters, single spaces. */
    static String name(String field, String given) {
        var name = tidy(given);
        if (name.isEmpty()) {
            throw Refusal.invalid(field, "identity.name.missing");
        }
        if (name.codePointCount(0, name.length()) > NAME_LIMIT) {
            throw Refusal.invalid(field, "identity.name.long", NAME_LIMIT);
        }
        return name;
    }

    /** The address as kept: NFC, trimmed. */
    static String email(String given) {
        var email = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        if (email.length() > EMAIL_LIMIT || !EMAIL.matcher(email).matches()) {
            throw Refusal.invalid("email", "identity.email.invalid");
        }
        return email;
    }

    /** The form in which two spellings of one address are the same: NFC and lower case. Never refuses. */
    static String emailKey(String given) {
        var email = Normalizer.normalize(given.strip(), Normalizer.Form.NFC);
        return email.substring(0, Math.min(email.length(), EMAIL_LIMIT)).toLowerCase(Locale.ROOT);
    }

    /** The form in which two spellings of one group name are the same. */
    static String nameKey(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String tidy(String given) {
        var plain = new StringBuilder();
        Normalizer.normalize(given, Normalizer.Form.NFC).codePoints().forEach(point -> {
            var type = Character.getType(point);
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                plain.append(' ');
            } else if (type != Character.CONTROL && type != Character.SURROGATE && !direction(point)) {
                plain.appendCodePoint(point);
            }
        });
        return plain.toString().strip().replaceAll(" {2,}", " ");
    }

    /** Characters that turn the writing direction around (Unicode TR 9) and could make a name show as another. */
    private static boolean direction(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    }
}
