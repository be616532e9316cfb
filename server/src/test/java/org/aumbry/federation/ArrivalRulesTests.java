package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.federation.Welcome.Newcomers;
import org.aumbry.kernel.Factor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose word for an address counts, and what a provider's word for a person is worth. */
class ArrivalRulesTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // kind, address, verified, trusted, domain proven, found by address
        "OIDC, bo@acme.example, true, true, false, true",
        "OIDC, bo@acme.example, true, false, true, true",
        "OIDC, bo@acme.example, true, false, false, false",
        "OIDC, bo@acme.example, false, true, true, false",
        "OIDC, '', true, true, true, false",
        "SAML, bo@acme.example, true, true, false, true",
        "SAML, bo@acme.example, true, false, true, false",
        "LDAP, bo@acme.example, true, true, false, true",
        "LDAP, bo@acme.example, true, false, true, false"
    })
    void anAddressFindsAnAccountOnlyWhereSomebodySaidSo(
            ProviderKind kind, String address, boolean verified, boolean trusted, boolean proven, boolean found) {
        var provider = provider(kind, new Welcome(Newcomers.NOBODY, trusted, Set.of(), List.of()));
        assertThat(ArrivalRules.mayFindByAddress(provider, arrival(address, verified, NOW), any -> proven))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "OIDC, NOBODY, true, false", "OIDC, MEMBERS, true, true", "OIDC, GUESTS, false, false",
        "SAML, MEMBERS, false, true", "LDAP, GUESTS, false, true", "LDAP, NOBODY, true, false"
    })
    void newcomersAreLetInAsTheNetworkWants(ProviderKind kind, Newcomers newcomers, boolean verified, boolean comes) {
        var provider = provider(kind, new Welcome(newcomers, false, Set.of(), List.of()));
        assertThat(ArrivalRules.mayCome(provider, arrival("bo@acme.example", verified, NOW))).isEqualTo(comes);
        assertThat(ArrivalRules.mayCome(provider, arrival("", true, NOW))).isFalse();
    }

    @Test
    void onlyALookOfNowCountsAsOneOfOurs() {
        var plain = provider(ProviderKind.OIDC, Welcome.STRICT);
        assertThat(shown(plain, NOW)).containsExactly(Factor.FEDERATED);
        assertThat(shown(plain, NOW.minus(Duration.ofMinutes(6)))).containsExactly(Factor.FEDERATED_EARLIER);
        assertThat(shown(plain, NOW.plus(Duration.ofMinutes(6)))).containsExactly(Factor.FEDERATED_EARLIER);
        assertThat(shown(plain, null)).containsExactly(Factor.FEDERATED_EARLIER);
        assertThat(Factor.strong(Set.of(Factor.FEDERATED_EARLIER, Factor.FEDERATED_SECOND))).isFalse();
    }

    @Test
    void aSecondFactorCountsOnlyInWordsThatTheNetworkTrusts() {
        var trusting = provider(
                ProviderKind.OIDC, new Welcome(Newcomers.NOBODY, false, Set.of("gold", "otp"), List.of()));
        assertThat(Factor.two(shown(trusting, NOW))).isTrue();
        assertThat(Factor.two(shown(provider(ProviderKind.OIDC, Welcome.STRICT), NOW))).isFalse();
    }

    private static Set<Factor> shown(Provider provider, @Nullable Instant seenAt) {
        return ArrivalRules.shown(provider, arrival("bo@acme.example", true, seenAt), NOW);
    }

    private static Arrival arrival(String email, boolean verified, @Nullable Instant seenAt) {
        return new Arrival("s", email, verified, "Bo", Set.of(), Set.of("pwd", "otp"), null, seenAt, null);
    }

    private static Provider provider(ProviderKind kind, Welcome welcome) {
        var settings = switch (kind) {
            case OIDC -> new ProviderSettings.Oidc("https://id.acme.example", "c", "openid", "name", "email", "");
            case SAML -> new ProviderSettings.Saml("", "e", "https://id.acme.example", List.of(), "", "", "", null);
            case LDAP -> new ProviderSettings.Ldap(
                    "ldaps://ldap.acme.example", "", "", "dc=acme", "(uid={login})",
                    new ProviderSettings.Reading("entryUUID", "cn", "mail"), null);
        };
        return new Provider(new ProviderId(new UUID(1, 1)), "x", true, settings, welcome, false, NOW, null);
    }
}
