package org.aumbry.cli;

import java.security.Security;

/**
 * Lets names of other machines that were looked up before lead where they led, for a day, while the system's resolver
 * gives no answer. One caller tries the resolver anew, the others go on with what was known.
 */
final class KnownNames {

    private static final String SETTING = "networkaddress.cache.stale.ttl";
    private static final String DAY_SECONDS = "86400";

    private KnownNames() {}

    /** Takes effect when called before the first look-up of the process. */
    static void keep() {
        Security.setProperty(SETTING, DAY_SECONDS);
    }
}
