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
    FEDERATED,
    /** The word of such a service that it saw the person some time ago, and still remembers them. */
    FEDERATED_EARLIER,
    /** The word of such a service that it has seen a second factor, where the network trusts it in this. */
    FEDERATED_SECOND;

    private static final Set<Factor> NOT_STRONG = Set.of(MAIL_LINK, FEDERATED_EARLIER, FEDERATED_SECOND);

    /** Whether these show that the person is there now, and not only their mailbox. */
    public static boolean strong(Set<Factor> shown) {
        return shown.stream().anyMatch(each -> !NOT_STRONG.contains(each));
    }

    /** Whether these are at least two of knowing, having and being. */
    public static boolean two(Set<Factor> shown) {
        return shown.contains(PASSKEY) || shown.contains(TOTP) || shown.contains(RECOVERY_CODE)
                || shown.contains(FEDERATED_SECOND);
    }

    /** Name in tables and the journal: lower case with hyphens. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Factor> of(String stored) {
        return Stream.of(values()).filter(each -> each.stored().equals(stored)).findFirst();
    }
}
