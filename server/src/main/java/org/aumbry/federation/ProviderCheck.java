package org.aumbry.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.aumbry.crypto.Randomness;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.federation.ProviderSettings.Oidc;
import org.aumbry.federation.ProviderSettings.Saml;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks a provider now whether it answers as signing in needs it to. */
@Component
class ProviderCheck {

    /** Certificates that end sooner than this are spoken of. */
    static final Duration SOON = Duration.ofDays(14);

    private final OidcKeys oidc;
    private final LdapDirectory ldap;
    private final Outgoing outgoing;
    private final Randomness randomness;
    private final Clock clock;

    ProviderCheck(OidcKeys oidc, LdapDirectory ldap, Outgoing outgoing, Randomness randomness, Clock clock) {
        this.oidc = oidc;
        this.ldap = ldap;
        this.outgoing = outgoing;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** Throws with the reason when it does not. */
    void look(ProviderSettings settings, @Nullable String secret) {
        switch (settings) {
            case Oidc each -> oidc.look(each.issuer());
            case Saml each -> look(each);
            case Ldap each -> look(each, secret);
        }
    }

    private void look(Saml settings) {
        var fresh = settings.metadataUrl().isEmpty() ? settings : refreshed(settings);
        if (!fresh.entityId().equals(settings.entityId())) {
            throw new NotProvenException("other-issuer");
        }
        if (!OutgoingRules.secure(OutgoingRules.read(settings.signOnUrl()))) {
            throw new NotProvenException("not-https");
        }
        requireValid(SamlSignature.certificates(settings.certificates()));
    }

    private void look(Ldap settings, @Nullable String secret) {
        if (!settings.authority().isEmpty()) {
            requireValid(LdapTrust.certificates(settings.authority()));
        }
        ldap.look(settings, secret);
    }

    /** Keys of our own for a SAML provider, as they are kept. */
    String ownKeys() {
        return SamlKeys.make(randomness, clock.instant());
    }

    /** The same provider as its metadata describes it now. */
    Saml refreshed(Saml settings) {
        return SamlMetadata.read(outgoing.get(java.net.URI.create(settings.metadataUrl())), settings);
    }

    private void requireValid(java.util.List<java.security.cert.X509Certificate> certificates) {
        if (certificates.stream().allMatch(each -> clock.instant().isAfter(each.getNotAfter().toInstant()))) {
            throw new NotProvenException("certificate-expired");
        }
    }

    /** When the last of its certificates ends; null when it has none that we keep. */
    @Nullable Instant certificatesEnd(ProviderSettings settings) {
        var certificates = switch (settings) {
            case Oidc ignored -> java.util.List.<java.security.cert.X509Certificate>of();
            case Saml each -> SamlSignature.certificates(each.certificates());
            case Ldap each -> each.authority().isEmpty()
                    ? java.util.List.<java.security.cert.X509Certificate>of()
                    : LdapTrust.certificates(each.authority());
        };
        return certificates.stream()
                .map(each -> each.getNotAfter().toInstant())
                .max(Instant::compareTo)
                .orElse(null);
    }
}
