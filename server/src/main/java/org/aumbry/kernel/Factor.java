package org.aumbry.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a person can show to be recognised as themselves. */
public enum Factor {
    PASSWORD,
    /** A key held by a device, opened there with a finger, a face or a number: two factors in one. */
    PASSKEY,
    /** A code that an app makes anew every half minute. */
    TOTP,
    /** One of a few codes kept on paper, each good for once. */
    RECOVERY_CODE,
    /** A link in a mail: shows that the mailbox can be read, and no more. */
    MAIL_LINK,
    /** The word of another sign-in service that the network trusts, or of its directory. */
    FEDERATED;

    /** Whether these show that the person is there now, and not only their mailbox. */
    public static boolean strong(Set<Factor> shown) {
        return shown.stream().anyMatch(each -> each != MAIL_LINK);
    }

    /** Whether these are at least two of knowing, having and being. */
    public static boolean two(Set<Factor> shown) {
        return shown.contains(PASSKEY) || shown.contains(TOTP) || shown.contains(RECOVERY_CODE);
    }

    /** Name in tables and the journal: lower case with hyphens. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Factor> of(String stored) {
        return Stream.of(values()).filter(each -> each.stored().equals(stored)).findFirst();
    }
}
