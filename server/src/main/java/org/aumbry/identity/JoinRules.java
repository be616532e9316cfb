package org.aumbry.identity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.aumbry.networks.DomainName;

/**
 * Which addresses let their owner join by domain.
 *
 * <p>Only plain ones, whose mailbox cannot be mistaken: one account for one mailbox (no plus addresses), no routes
 * hidden
 * in the part before the at sign, no letters that look like others there. The domain must be the proven one itself;
 * what
 * stands below it or looks like it is another domain.
 */
final class JoinRules {

    private static final Pattern MAILBOX = Pattern.compile("[a-z0-9](?:[a-z0-9'_-]|\\.(?!\\.)){0,62}[a-z0-9]|[a-z0-9]");

    private JoinRules() {}

    /** The domain that an address, in its compared form, may join by. */
    static Optional<DomainName> domain(String emailKey) {
        int at = emailKey.indexOf('@');
        boolean plain = at > 0 && at == emailKey.lastIndexOf('@')
                && MAILBOX.matcher(emailKey.substring(0, at)).matches();
        return plain ? DomainName.ofEmail(emailKey) : Optional.empty();
    }
}
