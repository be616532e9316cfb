package org.aumbry.federation;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.aumbry.federation.ProviderSettings.Exits;
import org.aumbry.federation.ProviderSettings.Saml;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A SAML identity provider for tests: makes keys, certificates, assertions and signatures, right and wrong ones. */
final class SamlFixture {

    static final String ENTITY = "https://idp.acme.example/saml";
    static final String AUDIENCE = "https://papers.acme.example/sso/t/p/metadata";
    static final String RECIPIENT = "https://papers.acme.example/sso/t/p/acs";
    static final String LOGOUT = "https://papers.acme.example/sso/t/p/logout";
    static final String REQUEST = "_5f0c";
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    final KeyPair keys;
    final X509Certificate certificate;

    SamlFixture() {
        this(NOW.plusSeconds(86_400));
    }

    SamlFixture(Instant end) {
        keys = keys();
        certificate = certificate(keys, end);
    }

    static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static X509Certificate certificate(KeyPair keys, Instant end) {
        try {
            var name = new X500Name("CN=idp.acme.example");
            var builder = new JcaX509v3CertificateBuilder(
                    name, BigInteger.ONE, Date.from(end.minusSeconds(31_536_000)), Date.from(end), name,
                            keys.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA")
                            .build(keys.getPrivate())));
        } catch (GeneralSecurityException | org.bouncycastle.operator.OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String encodedCertificate() {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Saml settings() {
        return new Saml("", ENTITY, "https://idp.acme.example/sso", List.of(encodedCertificate()), "name", "email",
                "groups", new Exits("https://idp.acme.example/slo", "https://idp.acme.example/slo", false));
    }

    SamlResponse.Proven read(String xml) {
        return read(xml, NOW);
    }

    SamlResponse.Proven read(String xml, Instant now) {
        return read(xml, now, null);
    }

    SamlResponse.Proven read(String xml, Instant now, @Nullable SamlEnvelope envelope) {
        return new SamlResponse(settings(), new SamlResponse.Expected(AUDIENCE, RECIPIENT, REQUEST, now), envelope)
                .read(xml.getBytes(StandardCharsets.UTF_8));
    }

    /** A request that bo's session ends, right in everything, unsigned. */
    static String logout() {
        return """
                <samlp:LogoutRequest xmlns:samlp="%s" xmlns:saml="%s" ID="_l1" Version="2.0" \
                IssueInstant="2026-03-01T10:00:00Z" NotOnOrAfter="2026-03-01T10:01:00Z" Destination="%s">\
                <saml:Issuer>%s</saml:Issuer><saml:NameID>subject-of-bo</saml:NameID>\
                <samlp:SessionIndex>_s1</samlp:SessionIndex></samlp:LogoutRequest>""".formatted(
                SamlXml.PROTOCOL, SamlXml.ASSERTION, LOGOUT, ENTITY);
    }

    /** A whole answer that is right in everything, unsigned. */
    static String response() {
        return """
                <samlp:Response xmlns:samlp="%s" xmlns:saml="%s" ID="_r1" Version="2.0" \
                IssueInstant="2026-03-01T10:00:00Z" Destination="%s" InResponseTo="%s">\
                <saml:Issuer>%s</saml:Issuer>\
                <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
                %s</samlp:Response>""".formatted(
                SamlXml.PROTOCOL, SamlXml.ASSERTION, RECIPIENT, REQUEST, ENTITY, assertion("_a1", "subject-of-bo"));
    }

    static String assertion(String id, String subject) {
        return """
                <saml:Assertion xmlns:saml="%s" ID="%s" Version="2.0" IssueInstant="2026-03-01T10:00:00Z">\
                <saml:Issuer>%s</saml:Issuer>\
                <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">%s\
                </saml:NameID>\
                <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
                <saml:SubjectConfirmationData InResponseTo="%s" NotOnOrAfter="2026-03-01T10:05:00Z" Recipient="%s"/>\
                </saml:SubjectConfirmation></saml:Subject>\
                <saml:Conditions NotBefore="2026-03-01T09:59:00Z" NotOnOrAfter="2026-03-01T10:05:00Z">\
                <saml:AudienceRestriction><saml:Audience>%s</saml:Audience></saml:AudienceRestriction>\
                </saml:Conditions>\
                <saml:AuthnStatement AuthnInstant="2026-03-01T10:00:00Z"><saml:AuthnContext>\
                <saml:AuthnContextClassRef>urn:mfa</saml:AuthnContextClassRef></saml:AuthnContext>\
                </saml:AuthnStatement>\
                <saml:AttributeStatement>\
                <saml:Attribute Name="name"><saml:AttributeValue>Bo Berg</saml:AttributeValue></saml:Attribute>\
                <saml:Attribute Name="email"><saml:AttributeValue>bo@acme.example</saml:AttributeValue>\
                </saml:Attribute>\
                <saml:Attribute Name="groups"><saml:AttributeValue>legal</saml:AttributeValue>\
                <saml:AttributeValue>staff</saml:AttributeValue></saml:Attribute>\
                </saml:AttributeStatement></saml:Assertion>""".formatted(
                SamlXml.ASSERTION, id, ENTITY, subject, REQUEST, RECIPIENT, AUDIENCE);
    }

    /** The answer with its assertion signed. */
    String signed(String response) {
        return text(sign(response, "Assertion"));
    }

    /** The answer with the element of that name signed. */
    Document sign(String response, String name) {
        return sign(response, name, keys, RSA, DigestMethod.SHA256);
    }

    static Document sign(String response, String name, KeyPair keys, String method, String digest) {
        try {
            var document = SamlXml.parse(response.getBytes(StandardCharsets.UTF_8));
            var element = (Element) document.getElementsByTagNameNS("*", name).item(0);
            element.setIdAttributeNS(null, "ID", true);
            var factory = XMLSignatureFactory.getInstance("DOM");
            var transforms = List.of(
                    factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                    factory.newTransform("http://www.w3.org/2001/10/xml-exc-c14n#", (TransformParameterSpec) null));
            var reference = factory.newReference(
                    "#" + element.getAttribute("ID"), factory.newDigestMethod(digest, null), transforms, null, null);
            var info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(
                            "http://www.w3.org/2001/10/xml-exc-c14n#", (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(method, null),
                    List.of(reference));
            var issuer = element.getFirstChild();
            var context = new DOMSignContext(keys.getPrivate(), element, issuer.getNextSibling());
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(info, null).sign(context);
            return document;
        } catch (GeneralSecurityException | javax.xml.crypto.MarshalException
                | javax.xml.crypto.dsig.XMLSignatureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String text(Node document) {
        try {
            var bytes = new ByteArrayOutputStream();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document),
                    new StreamResult(bytes));
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (javax.xml.transform.TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Element element(Document document, String name) {
        return (Element) document.getElementsByTagNameNS("*", name).item(0);
    }
}
