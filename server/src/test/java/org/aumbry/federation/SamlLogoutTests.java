package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.crypto.dsig.DigestMethod;
import org.aumbry.crypto.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** A provider's request that sessions end, right and wrong; and our own requests and answers. */
class SamlLogoutTests {

    private static final SamlFixture IDP = new SamlFixture();

    @Test
    void aRightRequestSaysWhoseSessionsAreOver() {
        var wanted = read(signed(SamlFixture.logout()));
        assertThat(wanted.id()).isEqualTo("_l1");
        assertThat(wanted.subject()).isEqualTo("subject-of-bo");
        assertThat(wanted.sessions()).containsExactly("_s1");
        var all = SamlFixture.logout().replace("<samlp:SessionIndex>_s1</samlp:SessionIndex>", "");
        assertThat(read(signed(all)).sessions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "sso/t/p/logout|sso/t/q/logout|destination",
        "Destination=\"https://papers.acme.example/sso/t/p/logout\"||destination",
        "idp.acme.example|idp.globex.example|issuer",
        "Version=\"2.0\"|Version=\"1.1\"|version",
        "IssueInstant=\"2026-03-01T10:00:00Z\"|IssueInstant=\"2026-03-01T09:49:00Z\"|expired",
        "IssueInstant=\"2026-03-01T10:00:00Z\"|IssueInstant=\"2026-03-01T10:02:00Z\"|not-yet",
        "IssueInstant=\"2026-03-01T10:00:00Z\"||time",
        "NotOnOrAfter=\"2026-03-01T10:01:00Z\"|NotOnOrAfter=\"2026-03-01T09:58:00Z\"|expired",
        "subject-of-bo||no-subject",
        "<saml:NameID>subject-of-bo</saml:NameID>|<saml:EncryptedID/>|no-NameID"
    })
    void whatIsNotForUsNowAndHereIsRefused(String from, String to, String reason) {
        var changed = SamlFixture.logout().replace(from, to == null ? "" : to);
        assertThat(changed).isNotEqualTo(SamlFixture.logout());
        assertThatThrownBy(() -> read(signed(changed))).hasMessage(reason);
    }

    @Test
    void onlyARequestThatIsSignedItselfByTheProviderCounts() {
        assertThatThrownBy(() -> read(SamlFixture.logout())).hasMessage("unsigned");
        var stranger = SamlFixture.text(new SamlFixture().sign(SamlFixture.logout(), "LogoutRequest"));
        assertThatThrownBy(() -> read(stranger)).hasMessage("signature");
        var weak = SamlFixture.text(SamlFixture.sign(
                SamlFixture.logout(), "LogoutRequest", IDP.keys, "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                DigestMethod.SHA1));
        assertThatThrownBy(() -> read(weak)).isInstanceOf(NotProvenException.class);
        var changed = signed(SamlFixture.logout()).replace("subject-of-bo", "subject-of-ana");
        assertThatThrownBy(() -> read(changed)).hasMessage("signature");
        // A signed answer is no request, whatever it is called on the outside.
        assertThatThrownBy(() -> read(IDP.signed(SamlFixture.response()))).hasMessage("no-logout");
        var old = new SamlFixture(SamlFixture.NOW.minusSeconds(1));
        var expired = SamlFixture.text(old.sign(SamlFixture.logout(), "LogoutRequest"));
        assertThatThrownBy(() -> new SamlLogout(old.settings(), SamlFixture.LOGOUT, SamlFixture.NOW).read(
                expired.getBytes(StandardCharsets.UTF_8))).hasMessage("certificate-expired");
    }

    @Test
    void aSignedRequestIsWrappedInVain() {
        for (boolean inside : new boolean[] {true, false}) {
            var document = IDP.sign(SamlFixture.logout(), "LogoutRequest");
            var root = document.getDocumentElement();
            var original = (Element) root.cloneNode(true);
            root.setAttribute("ID", "_evil");
            SamlFixture.element(document, "NameID").setTextContent("subject-of-ana");
            if (inside) {
                SamlFixture.element(document, "Signature").appendChild(original);
            } else {
                root.appendChild(original);
            }
            assertThatThrownBy(() -> read(SamlFixture.text(document))).isInstanceOf(NotProvenException.class);
        }
    }

    @Test
    void ourOwnRequestsAndAnswersAreSignedInTheAddress() throws Exception {
        var keys = SamlKeys.of(SamlKeys.make(new Randomness(), SamlFixture.NOW)).orElseThrow();
        try (var key = keys.signing()) {
            var name = new SamlName("bo & co", "urn:f", "", "us", "_s1");
            var asked = parts(logout(SamlFixture.NOW).ask("_1", SamlFixture.AUDIENCE, name, key));
            assertThat(inflated(asked.get("SAMLRequest"))).contains(
                    "bo &amp; co", "Format=\"urn:f\"", "SPNameQualifier=\"us\"", "<samlp:SessionIndex>_s1<");
            assertSigned(keys, asked, "SAMLRequest");
            var said = parts(logout(SamlFixture.NOW).answer("_2", SamlFixture.AUDIENCE, "_l1", "state", key));
            assertThat(inflated(said.get("SAMLResponse"))).contains("InResponseTo=\"_l1\"", "status:Success");
            assertSigned(keys, said, "SAMLResponse");
        }
    }

    @Test
    void aNameIsKeptAsItWasGivenAndOneThatCanNotBeIsNot() {
        var name = new SamlName("subject", "f", "", "us", "_s1");
        assertThat(SamlName.read(name.kept())).contains(name);
        assertThat(name.plain()).isTrue();
        assertThat(new SamlName("two\nlines", "", "", "", "").plain()).isFalse();
        assertThat(SamlName.read("one\ntwo")).isEmpty();
    }

    private static void assertSigned(SamlKeys keys, Map<String, String> query, String parameter) throws Exception {
        var text = new StringBuilder(parameter + "=" + query.get(parameter));
        if (query.containsKey("RelayState")) {
            text.append("&RelayState=").append(query.get("RelayState"));
        }
        text.append("&SigAlg=").append(query.get("SigAlg"));
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(SamlSignature.certificates(List.of(keys.signingCertificate())).getFirst());
        verifier.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getDecoder().decode(decoded(query.get("Signature"))))).isTrue();
    }

    /** The parameters of an address as they stand there. */
    private static Map<String, String> parts(URI address) {
        assertThat(address.toString()).startsWith("https://idp.acme.example/slo?");
        var found = new LinkedHashMap<String, String>();
        for (var each : address.getRawQuery().split("&")) {
            found.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return found;
    }

    private static String inflated(String parameter) throws Exception {
        var bytes = Base64.getDecoder().decode(decoded(parameter));
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String decoded(String parameter) {
        return URLDecoder.decode(parameter, StandardCharsets.UTF_8);
    }

    private static String signed(String logout) {
        return SamlFixture.text(IDP.sign(logout, "LogoutRequest"));
    }

    private static SamlLogout.Wanted read(String xml) {
        return logout(SamlFixture.NOW.plus(Duration.ofSeconds(1))).read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static SamlLogout logout(Instant now) {
        return new SamlLogout(IDP.settings(), SamlFixture.LOGOUT, now);
    }
}
