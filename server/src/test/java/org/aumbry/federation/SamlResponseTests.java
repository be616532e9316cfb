package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.xml.crypto.dsig.DigestMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One answer that is right, and every way of being wrong that we know of. */
class SamlResponseTests {

    private static final SamlFixture IDP = new SamlFixture();

    @Test
    void aRightAnswerProvesThePerson() {
        var proven = IDP.read(IDP.signed(SamlFixture.response()));
        var arrival = proven.arrival();

        assertThat(arrival.subject()).isEqualTo("subject-of-bo");
        assertThat(arrival.email()).isEqualTo("bo@acme.example");
        assertThat(arrival.name()).isEqualTo("Bo Berg");
        assertThat(arrival.groups()).containsExactlyInAnyOrder("legal", "staff");
        assertThat(arrival.strengths()).containsExactly("urn:mfa");
        assertThat(proven.assertion()).isEqualTo("_a1");
        assertThat(proven.until()).isAfter(SamlFixture.NOW.plus(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "x|Audience>https://papers.acme.example/sso/t/p/metadata|Audience>https://elsewhere.example|audience",
        "x|<saml:AudienceRestriction><saml:Audience>https://papers.acme.example/sso/t/p/metadata</saml:Audience>"
                + "</saml:AudienceRestriction>|<saml:OneTimeUse/>|audience",
        "x|Recipient=\"https://papers.acme.example|Recipient=\"https://elsewhere.example|recipient",
        "x|Destination=\"https://papers.acme.example|Destination=\"https://elsewhere.example|destination",
        "x|Destination=\"https://papers.acme.example/sso/t/p/acs\"||destination",
        "x|SubjectConfirmationData InResponseTo=\"_5f0c\"|SubjectConfirmationData InResponseTo=\"_other\"|"
                + "in-response-to",
        "x|SubjectConfirmationData InResponseTo=\"_5f0c\"|SubjectConfirmationData|in-response-to",
        "x|acs\" InResponseTo=\"_5f0c\"|acs\" InResponseTo=\"_other\"|in-response-to",
        "x|acs\" InResponseTo=\"_5f0c\"|acs\"|in-response-to",
        "x|cm:bearer|cm:sender-vouches|confirmation",
        "x|status:Success|status:Responder|provider-refused",
        "x|NotOnOrAfter=\"2026-03-01T10:05:00Z\" Recipient|NotOnOrAfter=\"2026-03-01T09:58:00Z\" Recipient|expired",
        "x|NotOnOrAfter=\"2026-03-01T10:05:00Z\" Recipient|Recipient|no-end",
        "x|NotBefore=\"2026-03-01T09:59:00Z\" NotOnOrAfter=\"2026-03-01T10:05:00Z\"|"
                + "NotOnOrAfter=\"2026-03-01T09:58:00Z\"|expired",
        "x|NotBefore=\"2026-03-01T09:59:00Z\"|NotBefore=\"2026-03-01T10:02:00Z\"|not-yet",
        "x|NotBefore=\"2026-03-01T09:59:00Z\"|NotBefore=\"yesterday\"|time",
        "x|nameid-format:persistent|nameid-format:transient|transient-subject",
        "x|subject-of-bo||no-subject",
        "x|Version=\"2.0\" IssueInstant=\"2026-03-01T10:00:00Z\"><saml:Issuer>|"
                + "Version=\"1.1\" IssueInstant=\"2026-03-01T10:00:00Z\"><saml:Issuer>|version"
    })
    void whatIsNotForUsNowAndHereIsRefused(String ignored, String from, String to, String reason) {
        var changed = SamlFixture.response().replace(from, to == null ? "" : to);
        assertThat(changed).isNotEqualTo(SamlFixture.response());
        assertRefused(IDP.signed(changed), reason);
    }

    @Test
    void anotherIssuerIsRefusedOutsideAndInside() {
        var issuer = "<saml:Issuer>" + SamlFixture.ENTITY + "</saml:Issuer>";
        var forged = "<saml:Issuer>https://idp.globex.example</saml:Issuer>";
        var response = SamlFixture.response();
        int inner = response.lastIndexOf(issuer);

        assertRefused(IDP.signed(response.replaceFirst(issuer, forged)), "issuer");
        assertRefused(
                IDP.signed(response.substring(0, inner) + forged + response.substring(inner + issuer.length())),
                        "issuer");
    }

    @Test
    void clocksMayDifferByNinetySecondsAndNoMore() {
        var signed = IDP.signed(SamlFixture.response());
        var end = SamlFixture.NOW.plus(Duration.ofMinutes(5));

        assertThat(IDP.read(signed, end.plusSeconds(89)).arrival().subject()).isEqualTo("subject-of-bo");
        assertThatThrownBy(() -> IDP.read(signed, end.plusSeconds(91))).hasMessage("expired");
        assertThatThrownBy(() -> IDP.read(signed, SamlFixture.NOW.minusSeconds(60 + 91))).hasMessage("not-yet");
    }

    @Test
    void onlyASignedAssertionCountsNotASignedMessage() {
        assertRefused(SamlFixture.response(), "unsigned");
        assertRefused(SamlFixture.text(IDP.sign(SamlFixture.response(), "Response")), "unsigned");
    }

    @Test
    void anotherKeyIsRefusedWhateverCertificateTheMessageCarries() {
        var other = new SamlFixture();
        assertRefused(other.signed(SamlFixture.response()), "signature");
        var document = other.sign(SamlFixture.response(), "Assertion");
        var info = document.createElementNS(SamlXml.SIGNATURE, "ds:KeyInfo");
        var data = document.createElementNS(SamlXml.SIGNATURE, "ds:X509Data");
        var certificate = document.createElementNS(SamlXml.SIGNATURE, "ds:X509Certificate");
        certificate.setTextContent(other.encodedCertificate());
        data.appendChild(certificate);
        info.appendChild(data);
        SamlFixture.element(document, "Signature").appendChild(info);
        assertRefused(SamlFixture.text(document), "signature");
    }

    @Test
    void aChangeOfASingleCharacterIsRefused() {
        var signed = IDP.signed(SamlFixture.response());
        assertRefused(signed.replace("subject-of-bo", "subject-of-ba"), "signature");
        assertRefused(signed.replace(">legal<", ">admin<"), "signature");
    }

    @Test
    void weakMeansAreRefused() {
        var sha1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
        var weakSignature =
                SamlFixture.sign(SamlFixture.response(), "Assertion", IDP.keys, sha1, DigestMethod.SHA256);
        var weakDigest = SamlFixture.sign(
                SamlFixture.response(), "Assertion", IDP.keys, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                DigestMethod.SHA1);
        assertThatThrownBy(() -> IDP.read(SamlFixture.text(weakSignature))).isInstanceOf(NotProvenException.class);
        assertThatThrownBy(() -> IDP.read(SamlFixture.text(weakDigest))).isInstanceOf(NotProvenException.class);
    }

    @Test
    void anHmacWithThePublicKeyIsRefused() throws Exception {
        var document = IDP.sign(SamlFixture.response(), "Assertion");
        SamlFixture.element(document, "SignatureMethod")
                .setAttribute("Algorithm", "http://www.w3.org/2000/09/xmldsig#hmac-sha1");
        assertThatThrownBy(() -> IDP.read(SamlFixture.text(document))).isInstanceOf(NotProvenException.class);
    }

    @Test
    void anExpiredCertificateProvesNothing() {
        var expired = new SamlFixture(SamlFixture.NOW.minusSeconds(1));
        assertThatThrownBy(() -> expired.read(expired.signed(SamlFixture.response())))
                .hasMessage("certificate-expired");
    }

    @Test
    void aCommentInsideTheNameIsRefused() {
        var signed = IDP.signed(SamlFixture.response().replace("subject-of-bo", "subject-of-ana.evil"));
        // What was signed stays the same under canonicalization; readers that stop at the comment would see another
        // name.
        assertRefused(signed.replace("subject-of-ana.evil", "subject-of-ana<!-- -->.evil"), "xml-comment");
        assertRefused(signed.replace("subject-of-ana.evil", "subject-of-ana<?x y?>.evil"), "xml-comment");
    }

    @Test
    void documentTypesAndEntitiesAreRefused() {
        var hostile = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + SamlFixture.response().replace("subject-of-bo", "&e;");
        assertRefused(hostile, "xml");
        assertRefused("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>", "xml");
        assertRefused("<a>".repeat(100) + "</a>".repeat(100), "xml-too-deep");
        assertThatThrownBy(() -> SamlXml.parse(new byte[SamlXml.LIMIT_BYTES + 1])).hasMessage("xml-too-long");
        assertThatThrownBy(() -> SamlXml.parse("no xml".getBytes(StandardCharsets.UTF_8))).hasMessage("xml");
    }

    private static void assertRefused(String xml, String reason) {
        assertThatThrownBy(() -> IDP.read(xml)).isInstanceOf(NotProvenException.class).hasMessage(reason);
    }
}
