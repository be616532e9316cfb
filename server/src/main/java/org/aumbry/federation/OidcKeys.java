package org.aumbry.federation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What OpenID Connect providers publish about themselves, remembered for ten minutes, and the keys they sign with:
 * fetched anew after five minutes, or at once when a token names a key not seen before, but never in a hurry.
 */
@Component
class OidcKeys {

    /** Public-key signatures only: a client secret or public key must never serve as the key of an HMAC. */
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512,
            JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512,
            JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final long KEYS_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long WAIT_MILLIS = Duration.ofSeconds(15).toMillis();

    private final Outgoing outgoing;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(REMEMBERED).build();

    OidcKeys(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /** A provider as discovered. */
    record Known(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {

        JWSVerificationKeySelector<SecurityContext> selector() {
            return new JWSVerificationKeySelector<>(ALGORITHMS, keys);
        }
    }

    /** The provider with that issuer, as remembered or asked now. */
    Known of(String issuer) {
        var remembered = known.getIfPresent(issuer);
        if (remembered != null) {
            return remembered;
        }
        var fresh = discover(issuer);
        known.put(issuer, fresh);
        return fresh;
    }

    /** Asks the provider now, and for its keys; how many it signs with. */
    int look(String issuer) {
        var fresh = discover(issuer);
        try {
            var keys = com.nimbusds.jose.jwk.JWKSet.parse(outgoing.get(fresh.metadata().getJWKSetURI()));
            var usable = keys.getKeys().stream()
                    .filter(key -> !key.isPrivate() && key.getKeyType() != com.nimbusds.jose.jwk.KeyType.OCT)
                    .filter(key -> !com.nimbusds.jose.jwk.KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                    .count();
            if (usable == 0) {
                throw new NotProvenException("no-keys");
            }
            known.put(issuer, fresh);
            return (int) usable;
        } catch (java.text.ParseException malformed) {
            throw new NotProvenException("keys-malformed");
        }
    }

    private Known discover(String issuer) {
        var address = OutgoingRules.read(issuer);
        if (!OutgoingRules.secure(address)) {
            throw new NotProvenException("not-https");
        }
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            var metadata = OIDCProviderMetadata.parse(
                    outgoing.get(URI.create(base + "/.well-known/openid-configuration")));
            // OpenID Connect Discovery 1.0, 4.3: exactly the issuer we asked for.
            if (!metadata.getIssuer().getValue().equals(issuer)) {
                throw new NotProvenException("other-issuer");
            }
            requireSecure(metadata.getAuthorizationEndpointURI());
            requireSecure(metadata.getTokenEndpointURI());
            requireSecure(metadata.getJWKSetURI());
            return new Known(metadata, keys(metadata.getJWKSetURI()));
        } catch (ParseException | MalformedURLException malformed) {
            throw new NotProvenException("metadata-malformed");
        }
    }

    private static void requireSecure(URI address) {
        if (!OutgoingRules.secure(address)) {
            throw new NotProvenException("not-https");
        }
    }

    private JWKSource<SecurityContext> keys(URI address) throws MalformedURLException {
        return JWKSourceBuilder.<SecurityContext>create(address.toURL(), url -> {
                    try {
                        return new Resource(outgoing.get(URI.create(url.toString())), "application/json");
                    } catch (NotProvenException refused) {
                        throw new IOException(refused.reason());
                    }
                })
                .cache(KEYS_MILLIS, WAIT_MILLIS)
                .refreshAheadCache(false)
                .build();
    }
}
