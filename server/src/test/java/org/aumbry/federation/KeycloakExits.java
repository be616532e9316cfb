package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Crowd;
import org.aumbry.testing.World;

/** What bo does at a Keycloak that encrypts assertions, wants every request signed, and ends sessions by SAML. */
final class KeycloakExits {

    private static final Pattern CERTIFICATE = Pattern.compile("X509Certificate>([^<]+)<");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*/protocol/saml\\?SAMLRequest=[^\"]+)\"");

    private final World world;
    private final Keycloak keycloak;
    private final String base;

    /** @param base path of the provider here */
    KeycloakExits(World world, Keycloak keycloak, String base) {
        this.world = world;
        this.keycloak = keycloak;
        this.base = base;
    }

    /** Registers us as our metadata describes us. */
    void register() {
        var metadata = world.browser().get(base + "/metadata").body();
        assertThat(metadata).contains("AuthnRequestsSigned=\"true\"", "SingleLogoutService", "aes256-gcm");
        var certificates = CERTIFICATE.matcher(metadata).results().map(found -> found.group(1)).toList();
        keycloak.add(KeycloakClients.strictSaml(world.base() + base, certificates.getFirst(), certificates.getLast()));
    }

    void walk() {
        var visitor = new KeycloakVisitor(keycloak);
        var bo = signIn(visitor);
        keycloak.logout("bo");
        Crowd.await(() -> bo.get("/account").status() == 303);

        var again = signIn(visitor);
        var out = again.post("/sign-out").location();
        assertThat(out).startsWith(base + "/signed-out?exit=");
        var link = LINK.matcher(again.get(out).body());
        assertThat(link.find()).isTrue();
        var forged = link.group(1).replaceFirst("Signature=.", "Signature=%2F%2F");
        assertThat(visitor.open(forged).statusCode()).as("Keycloak checks our signature").isEqualTo(400);
        assertThat(visitor.open(start()).body()).as("and still knows bo").doesNotContain("name=\"password\"");
        var answer = KeycloakVisitor.samlResponse(visitor.open(link.group(1)));
        assertThat(new String(Base64.getMimeDecoder().decode(answer), StandardCharsets.UTF_8))
                .contains("LogoutResponse", "status:Success");
        assertThat(again.postBare(base + "/logout", Map.of("SAMLResponse", answer)).location()).isEqualTo("/sign-in");
        assertThat(visitor.open(start()).body()).as("Keycloak asks anew").contains("name=\"password\"");
        assertNothingElseEndsAnything();
    }

    private void assertNothingElseEndsAnything() {
        var unsigned = Base64.getEncoder().encodeToString(SamlFixture.logout().getBytes(StandardCharsets.UTF_8));
        for (var sent : new String[] {"", "nonsense", unsigned}) {
            assertThat(world.browser().postBare(base + "/logout", Map.of("SAMLRequest", sent)).status())
                    .isEqualTo(400);
        }
        assertThat(world.browser().get(base + "/signed-out?exit=made-up").location()).isEqualTo("/sign-in");
    }

    private Browser signIn(KeycloakVisitor visitor) {
        var browser = world.browser();
        var start = browser.get(base + "/start").location();
        assertThat(start).contains("&SigAlg=", "&Signature=");
        var response = KeycloakVisitor.samlResponse(visitor.signIn(start, "bo"));
        assertThat(new String(Base64.getMimeDecoder().decode(response), StandardCharsets.UTF_8))
                .contains("EncryptedAssertion")
                .doesNotContain("bo@acme.example");
        var answer = browser.postBare(base + "/acs", Map.of("SAMLResponse", response));
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        return browser;
    }

    private String start() {
        return world.browser().get(base + "/start").location();
    }
}
