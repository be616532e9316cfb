package org.aumbry.federation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.aumbry.kernel.Factor;

/** When a provider's word for an address counts. */
final class ArrivalRules {

    static final Duration FRESH = Duration.ofMinutes(5);

    private ArrivalRules() {}

    /**
     * Whether an account may be found by the address that the provider says: it must say that the address was proven to
     * it, and the network must have proven the domain or trust the provider for addresses. SAML and LDAP have no word
     * for a proven address, so there only the trust counts.
     */
    static boolean mayFindByAddress(Provider provider, Arrival arrival, Predicate<String> ofProvenDomain) {
        if (arrival.email().isEmpty()) {
            return false;
        }
        boolean trusted = provider.welcome().trustsAddresses();
        return provider.kind() == ProviderKind.OIDC
                ? arrival.emailVerified() && (trusted || ofProvenDomain.test(arrival.email()))
                : trusted;
    }

    /**
     * Whether an account may be made for someone whom the network does not know. An OpenID Connect provider may let
     * anyone type any address, so there it must be a proven one; the others are directories that somebody keeps.
     */
    static boolean mayCome(Provider provider, Arrival arrival) {
        return provider.welcome().newcomers() != Welcome.Newcomers.NOBODY
                && !arrival.email().isEmpty()
                && (provider.kind() != ProviderKind.OIDC || arrival.emailVerified());
    }

    /**
     * What the person has shown. A provider that remembers somebody says nothing about who sits there now: only where
     * it looked within the last minutes does its word count as a look of our own.
     */
    static Set<Factor> shown(Provider provider, Arrival arrival, Instant now) {
        var at = arrival.seenAt();
        boolean fresh = at != null && !at.isBefore(now.minus(FRESH)) && !at.isAfter(now.plus(FRESH));
        var shown = EnumSet.of(fresh ? Factor.FEDERATED : Factor.FEDERATED_EARLIER);
        if (strong(provider, arrival)) {
            shown.add(Factor.FEDERATED_SECOND);
        }
        return shown;
    }

    /** Whether the provider says that it has seen a second factor, in words that the network trusts. */
    static boolean strong(Provider provider, Arrival arrival) {
        return arrival.strengths().stream().anyMatch(provider.welcome().strong()::contains);
    }
}
