package org.aumbry.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aumbry.federation.ProviderSettings.Oidc;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The authorization code flow of OpenID Connect Core 1.0, with PKCE (RFC 7636), state and nonce. */
@Component
class OidcClient {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final OidcKeys keys;
    private final Outgoing outgoing;

    OidcClient(OidcKeys keys, Outgoing outgoing) {
        this.keys = keys;
        this.outgoing = outgoing;
    }

    /**
     * Where the browser goes to sign in.
     *
     * @param fresh whether the provider must look at the person now, even if it remembers them
     */
    URI authorize(Oidc settings, URI callback, Flow flow, boolean fresh) {
        var metadata = keys.of(settings.issuer()).metadata();
        var scope = Scope.parse(settings.scopes());
        scope.add("openid");
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, new ClientID(settings.clientId()), callback)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(new State(flow.state()))
                .nonce(new Nonce(flow.nonce()))
                .codeChallenge(new CodeVerifier(flow.verifier()), CodeChallengeMethod.S256);
        return (fresh ? request.prompt(Prompt.Type.LOGIN).maxAge(0) : request).build().toURI();
    }

    /**
     * Turns what came back into a proven person.
     *
     * @param sent the query that the browser brought
     * @param secret of the client; null for one without
     */
    Arrival redeem(Oidc settings, @Nullable String secret, URI callback, Map<String, String> sent, Flow flow) {
        if (!flow.state().equals(sent.get("state"))) {
            throw new NotProvenException("state");
        }
        if (sent.containsKey("error")) {
            throw new NotProvenException("provider-refused");
        }
        var known = keys.of(settings.issuer());
        requireIssuer(settings, known, sent);
        var code = sent.getOrDefault("code", "");
        if (code.isEmpty() || code.length() > 4096) {
            throw new NotProvenException("no-code");
        }
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), callback, new CodeVerifier(flow.verifier()));
        var tokens = tokens(settings, secret, known, grant);
        var validator = new IDTokenValidator(
                new Issuer(settings.issuer()), new ClientID(settings.clientId()), known.selector(), null);
        try {
            var idToken = tokens.getIDToken();
            validator.validate(idToken, new Nonce(flow.nonce()));
            requireParty(settings, idToken.getJWTClaimsSet());
            var claims = new LinkedHashMap<>(idToken.getJWTClaimsSet().getClaims());
            return OidcClaims.arrival(settings, withUserInfo(settings, known, claims, tokens));
        } catch (BadJOSEException wrong) {
            throw new NotProvenException("id-token");
        } catch (JOSEException | java.text.ParseException failed) {
            throw new NotProvenException("id-token-unreadable");
        }
    }

    /** OpenID Connect Core 3.1.3.7: a token for several must name its party (4), and a party named must be us (5). */
    private static void requireParty(Oidc settings, JWTClaimsSet claims) {
        var party = claims.getClaim("azp");
        if (party == null ? claims.getAudience().size() > 1 : !party.equals(settings.clientId())) {
            throw new NotProvenException("other-party");
        }
    }

    /** RFC 9207: a provider that says it names itself must do so; one that does anyway must name itself rightly. */
    private static void requireIssuer(Oidc settings, OidcKeys.Known known, Map<String, String> sent) {
        var named = sent.get("iss");
        boolean promised = known.metadata().supportsAuthorizationResponseIssuerParam();
        if (named == null ? promised : !named.equals(settings.issuer())) {
            throw new NotProvenException("other-issuer");
        }
    }

    private OIDCTokens tokens(
            Oidc settings, @Nullable String secret, OidcKeys.Known known, AuthorizationCodeGrant grant) {
        var endpoint = known.metadata().getTokenEndpointURI();
        var client = new ClientID(settings.clientId());
        var request = secret == null
                ? new TokenRequest.Builder(endpoint, client, grant).build()
                : new TokenRequest.Builder(endpoint, authentication(known, client, secret), grant).build();
        com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPMessage http = request.toHTTPRequest();
        var headers = new LinkedHashMap<String, String>();
        http.getHeaderMap().forEach((name, values) -> headers.put(name, values.getFirst()));
        var reply = outgoing.send("POST", endpoint, headers, http.getBody());
        try {
            var json = com.nimbusds.oauth2.sdk.util.JSONObjectUtils.parse(reply.body());
            if (reply.status() != 200) {
                throw new NotProvenException("token-endpoint-" + reply.status());
            }
            var tokens = OIDCTokenResponse.parse(json).getOIDCTokens();
            if (tokens.getIDToken() == null) {
                throw new NotProvenException("no-id-token");
            }
            return tokens;
        } catch (ParseException malformed) {
            throw new NotProvenException("token-endpoint-malformed");
        }
    }

    private static ClientAuthentication authentication(OidcKeys.Known known, ClientID client, String secret) {
        var methods = known.metadata().getTokenEndpointAuthMethods();
        var value = new com.nimbusds.oauth2.sdk.auth.Secret(secret);
        boolean postOnly = methods != null
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
        return postOnly ? new ClientSecretPost(client, value) : new ClientSecretBasic(client, value);
    }

    /** Asks for what the ID token leaves out; the answer counts only when it is about the same person (5.3.4). */
    private Map<String, Object> withUserInfo(
            Oidc settings, OidcKeys.Known known, Map<String, Object> claims, OIDCTokens tokens) {
        var endpoint = known.metadata().getUserInfoEndpointURI();
        if (endpoint == null || tokens.getBearerAccessToken() == null || OidcClaims.complete(settings, claims)) {
            return claims;
        }
        var reply = outgoing.send("GET", endpoint, Map.of(
                "Authorization", tokens.getBearerAccessToken().toAuthorizationHeader(),
                "Accept", "application/json"), null);
        if (reply.status() != 200 || !reply.type().startsWith("application/json")) {
            throw new NotProvenException("userinfo");
        }
        try {
            var said = com.nimbusds.oauth2.sdk.util.JSONObjectUtils.parse(reply.body());
            if (!String.valueOf(claims.get("sub")).equals(said.get("sub"))) {
                throw new NotProvenException("userinfo-of-another");
            }
            var all = new LinkedHashMap<String, Object>(said);
            all.putAll(claims);
            return all;
        } catch (ParseException malformed) {
            throw new NotProvenException("userinfo-malformed");
        }
    }

    /** Whom a provider says to sign out, by its session, its name for the person, or both. */
    record Logout(String token, @Nullable String session, @Nullable String subject) {}

    /** Checks a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6), made within the last minutes. */
    Logout logout(Oidc settings, String token, Instant now) {
        var known = keys.of(settings.issuer());
        var validator = new LogoutTokenValidator(
                new Issuer(settings.issuer()), new ClientID(settings.clientId()), false, known.selector(), null);
        try {
            JWT parsed = JWTParser.parse(token);
            var claims = validator.validate(parsed);
            if (claims.getIssueTime() == null || claims.getIssueTime().toInstant().plus(FRESH).isBefore(now)) {
                throw new NotProvenException("logout-token-old");
            }
            return new Logout(
                    claims.getJWTID().getValue(),
                    claims.getSessionID() == null ? null : claims.getSessionID().getValue(),
                    claims.getSubject() == null ? null : claims.getSubject().getValue());
        } catch (BadJOSEException | JOSEException | java.text.ParseException wrong) {
            throw new NotProvenException("logout-token");
        }
    }

    /** Where the person can end the provider's own session too; empty when it has no such place. */
    Optional<URI> endSession(Oidc settings, URI back) {
        var endpoint = keys.of(settings.issuer()).metadata().getEndSessionEndpointURI();
        return endpoint == null || !OutgoingRules.secure(endpoint)
                ? Optional.empty()
                : Optional.of(new LogoutRequest(
                                endpoint, null, null, new ClientID(settings.clientId()), back, null, null)
                        .toURI());
    }
}
