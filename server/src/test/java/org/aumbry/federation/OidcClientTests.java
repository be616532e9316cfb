package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that says what is right, and one that lies in every way we know of. */
class OidcClientTests {

    private static final URI CALLBACK = URI.create("https://papers.acme.example/sso/t/p/callback");
    private static final Flow FLOW = new Flow(
            new TenantId(new UUID(1, 1)), new ProviderId(new UUID(2, 2)), "state-of-this-browser", OidcFixture.NONCE,
            "verifier-verifier-verifier-verifier-verifier", "/", Instant.MAX);
    private static final Map<String, String> SENT = Map.of("state", "state-of-this-browser", "code", "code");

    private final OidcFixture provider = new OidcFixture();
    private final Outgoing outgoing = new Outgoing(new FederationSettings(true), Egress.UNLIMITED);
    private final OidcClient client = new OidcClient(new OidcKeys(outgoing), outgoing);

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void aRightAnswerProvesThePerson() {
        provider.idToken = provider.signed(provider.claims().build());
        var arrival = redeem();

        assertThat(arrival.subject()).isEqualTo("subject-of-bo");
        assertThat(arrival.email()).isEqualTo("bo@acme.example");
        assertThat(arrival.emailVerified()).isTrue();
        assertThat(arrival.groups()).containsExactlyInAnyOrder("legal", "staff");
        assertThat(arrival.strengths()).contains("gold", "otp");
        assertThat(arrival.session()).isEqualTo("s1");
        assertThat(arrival.seenAt()).isAfter(Instant.now().minusSeconds(60));
        assertThat(provider.authorization).startsWith("Basic ");
        assertThat(provider.tokenForm).contains("code_verifier=verifier-verifier", "redirect_uri=https");
        assertThat(arrival.toString() + FLOW).doesNotContain("bo@", "verifier");
    }

    @Test
    void whatIsAskedForIsBoundToTheBrowser() {
        var address = client.authorize(provider.settings(), CALLBACK, FLOW, false).toString();
        assertThat(address).contains("response_type=code", "code_challenge_method=S256", "state=state-of-this-browser",
                "nonce=" + OidcFixture.NONCE).doesNotContain("verifier-verifier", "prompt=");
        assertThat(client.authorize(provider.settings(), CALLBACK, FLOW, true).toString())
                .contains("prompt=login", "max_age=0");
    }

    @Test
    void aTokenThatIsWrongInOneThingIsRefused() {
        assertRefused(claims -> claims.audience("another"));
        assertRefused(claims -> claims.audience(List.of(OidcFixture.CLIENT, "another")));
        assertRefused(claims -> claims.claim("azp", "another"));
        assertRefused(claims -> claims.issuer("https://id.globex.example"));
        assertRefused(claims -> claims.claim("nonce", "of-another-browser"));
        assertRefused(claims -> claims.claim("nonce", null));
        assertRefused(claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120))));
        assertRefused(claims -> claims.expirationTime(null));
        assertRefused(claims -> claims.issueTime(Date.from(Instant.now().plusSeconds(600))));
        assertRefused(claims -> claims.subject(null));
        assertRefused(claims -> claims.subject("x".repeat(256)));
    }

    @Test
    void onlyAPublicKeySignatureOfTheProviderCounts() {
        var claims = provider.claims().build();
        var publicKey = provider.key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        for (var forged : List.of(
                OidcFixture.unsigned(claims),
                OidcFixture.signed(claims, OidcFixture.THIEF, "first"),
                OidcFixture.signed(claims, OidcFixture.THIEF, "unknown"),
                provider.withHmac(claims, publicKey),
                provider.withHmac(claims, "client-secret-that-is-long-enough".getBytes(StandardCharsets.UTF_8)))) {
            provider.idToken = forged;
            assertThatThrownBy(this::redeem).isInstanceOf(NotProvenException.class);
        }
    }

    @Test
    void keysAreRememberedAndANewOneIsFetched() {
        provider.idToken = provider.signed(provider.claims().build());
        redeem();
        redeem();
        assertThat(provider.keyRequests.get()).isEqualTo(1);
        provider.key = OidcFixture.SECOND;
        provider.idToken = provider.signed(provider.claims().build());
        redeem();
        assertThat(provider.keyRequests.get()).isEqualTo(2);
    }

    @Test
    void anAnswerOfAnotherProviderOrBrowserIsRefused() {
        provider.idToken = provider.signed(provider.claims().build());
        for (var sent : List.of(
                Map.of("state", "another", "code", "code"),
                Map.of("code", "code"),
                Map.of("state", "state-of-this-browser"),
                Map.of("state", "state-of-this-browser", "error", "access_denied"),
                Map.of("state", "state-of-this-browser", "code", "code", "iss", "https://id.globex.example"))) {
            assertThatThrownBy(() -> client.redeem(provider.settings(), "secret", CALLBACK, sent, FLOW))
                    .isInstanceOf(NotProvenException.class);
        }
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsRefused() {
        provider.metadataIssuer = "https://id.globex.example";
        assertThatThrownBy(() -> client.authorize(provider.settings(), CALLBACK, FLOW, false))
                .hasMessage("other-issuer");
    }

    @Test
    void whatTheTokenLeavesOutIsAskedForAndCountsOnlyOfTheSamePerson() {
        provider.idToken = provider.signed(provider.claims().claim("email", null).build());
        provider.userInfo = "{\"sub\": \"subject-of-bo\", \"email\": \"bo@acme.example\"}";
        assertThat(redeem().email()).isEqualTo("bo@acme.example");
        provider.userInfo = "{\"sub\": \"subject-of-ana\", \"email\": \"ana@acme.example\"}";
        assertThatThrownBy(this::redeem).hasMessage("userinfo-of-another");
    }

    @Test
    void onlyALogoutTokenOfNowEndsASession() {
        var events = Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
        var now = Instant.now();
        var right = new JWTClaimsSet.Builder().issuer(provider.issuer()).audience(OidcFixture.CLIENT)
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(60))).jwtID("j1")
                .claim("events", events).claim("sid", "s1").build();
        assertThat(client.logout(provider.settings(), provider.signed(right), now).session()).isEqualTo("s1");
        for (var wrong : List.of(
                provider.signed(new JWTClaimsSet.Builder(right).claim("events", null).build()),
                provider.signed(new JWTClaimsSet.Builder(right).claim("nonce", "x").build()),
                provider.signed(new JWTClaimsSet.Builder(right).audience("another").build()),
                provider.signed(new JWTClaimsSet.Builder(right).jwtID(null).build()),
                provider.signed(new JWTClaimsSet.Builder(right).issueTime(Date.from(now.minusSeconds(700))).build()),
                OidcFixture.signed(right, OidcFixture.THIEF, "first"),
                OidcFixture.unsigned(right),
                provider.signed(provider.claims().build()))) {
            assertThatThrownBy(() -> client.logout(provider.settings(), wrong, now))
                    .isInstanceOf(NotProvenException.class);
        }
    }

    private Arrival redeem() {
        return client.redeem(provider.settings(), "secret", CALLBACK, SENT, FLOW);
    }

    private void assertRefused(Consumer<JWTClaimsSet.Builder> change) {
        var claims = provider.claims();
        change.accept(claims);
        provider.idToken = provider.signed(claims.build());
        assertThatThrownBy(this::redeem).isInstanceOf(NotProvenException.class);
    }
}
