package org.aumbry.federation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What language a provider speaks. */
public enum ProviderKind {
    OIDC,
    SAML,
    LDAP;

    /** As stored and as it stands in addresses. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ProviderKind> of(String stored) {
        return Stream.of(values()).filter(kind -> kind.stored().equals(stored)).findFirst();
    }
}
