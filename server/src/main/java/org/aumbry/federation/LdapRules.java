package org.aumbry.federation;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How directories are named and asked. */
final class LdapRules {

    private static final int LDAP = 389;
    private static final int LDAPS = 636;

    private LdapRules() {}

    /** Whether that is {@code ldaps://host[:port]} or {@code ldap://host[:port]}. */
    static boolean fits(@Nullable URI url) {
        return url != null
                && ("ldap".equals(url.getScheme()) || "ldaps".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && (url.getRawPath() == null || url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
    }

    static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return url.getScheme().equals("ldaps") ? LDAPS : LDAP;
    }

    /** The filter with a value in place of its mark; whatever the value holds, it stays one value (RFC 4515, 3). */
    static Filter filter(String pattern, String mark, String value) throws LDAPException {
        return Filter.create(pattern.replace(mark, Filter.encodeValue(value)));
    }

    /** Whether a pattern is a filter once its mark is filled, and has the mark. */
    static boolean usable(String pattern, String mark) {
        try {
            filter(pattern, mark, "x");
            return pattern.contains(mark);
        } catch (LDAPException malformed) {
            return false;
        }
    }
}
