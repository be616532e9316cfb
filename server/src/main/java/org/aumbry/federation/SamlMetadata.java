package org.aumbry.federation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aumbry.federation.ProviderSettings.Exits;
import org.aumbry.federation.ProviderSettings.Saml;
import org.w3c.dom.Element;

/** Reads what an identity provider publishes about itself, and writes what we publish about us (SAML 2.0 Metadata). */
final class SamlMetadata {

    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final int MOST_CERTIFICATES = 8;
    private static final String METHODS = "<EncryptionMethod Algorithm=\"" + SamlEnvelope.ENCRYPTION_11
            + "aes256-gcm\"/><EncryptionMethod Algorithm=\"" + SamlEnvelope.ENCRYPTION_11
            + "aes128-gcm\"/><EncryptionMethod Algorithm=\"" + SamlEnvelope.ENCRYPTION_11
            + "rsa-oaep\"/><EncryptionMethod Algorithm=\"" + SamlEnvelope.ENCRYPTION + "rsa-oaep-mgf1p\"/>";

    private SamlMetadata() {}

    /** The settings with what the metadata says instead of what they said. */
    static Saml read(String xml, Saml settings) {
        var root = SamlXml.parse(xml.strip().getBytes(StandardCharsets.UTF_8)).getDocumentElement();
        if (!SamlXml.is(root, SamlXml.METADATA, "EntityDescriptor")) {
            throw new NotProvenException("no-entity");
        }
        var role = SamlXml.required(root, SamlXml.METADATA, "IDPSSODescriptor");
        var certificates = certificates(role);
        SamlSignature.certificates(certificates);
        var signOn = SamlXml.children(role, SamlXml.METADATA, "SingleSignOnService").stream()
                .filter(each -> each.getAttributeNS(null, "Binding").equals(REDIRECT))
                .map(each -> each.getAttributeNS(null, "Location"))
                .findFirst()
                .orElseThrow(() -> new NotProvenException("no-redirect-binding"));
        if (!OutgoingRules.secure(OutgoingRules.read(signOn))) {
            throw new NotProvenException("not-https");
        }
        var entity = root.getAttributeNS(null, "entityID");
        if (entity.isEmpty() || entity.length() > 1024 || certificates.isEmpty()) {
            throw new NotProvenException(entity.isEmpty() ? "no-entity" : "no-certificate");
        }
        return new Saml(settings.metadataUrl(), entity, signOn, certificates, settings.nameAttribute(),
                settings.emailAttribute(), settings.groupsAttribute(), exits(role));
    }

    /** Single logout by redirect, where the provider offers it safely. */
    private static Exits exits(Element role) {
        var service = SamlXml.children(role, SamlXml.METADATA, "SingleLogoutService").stream()
                .filter(each -> each.getAttributeNS(null, "Binding").equals(REDIRECT))
                .findFirst();
        var requests = service.map(each -> each.getAttributeNS(null, "Location")).orElse("");
        var answers = service.map(each -> each.getAttributeNS(null, "ResponseLocation"))
                .filter(each -> !each.isEmpty())
                .orElse(requests);
        boolean signed = role.getAttributeNS(null, "WantAuthnRequestsSigned").equals("true");
        return new Exits(safe(requests), safe(answers), signed);
    }

    private static String safe(String address) {
        return OutgoingRules.secure(OutgoingRules.read(address)) ? address : "";
    }

    private static List<String> certificates(Element role) {
        var found = new ArrayList<String>();
        for (var descriptor : SamlXml.children(role, SamlXml.METADATA, "KeyDescriptor")) {
            if (descriptor.getAttributeNS(null, "use").equals("encryption")) {
                continue;
            }
            SamlXml.child(descriptor, SamlXml.SIGNATURE, "KeyInfo").stream()
                    .flatMap(info -> SamlXml.children(info, SamlXml.SIGNATURE, "X509Data").stream())
                    .flatMap(data -> SamlXml.children(data, SamlXml.SIGNATURE, "X509Certificate").stream())
                    .map(each -> SamlXml.text(each).replaceAll("\\s", ""))
                    .filter(each -> !found.contains(each))
                    .limit(MOST_CERTIFICATES)
                    .forEach(found::add);
        }
        return found.stream().limit(MOST_CERTIFICATES).toList();
    }

    /**
     * Where an identity provider finds us.
     *
     * @param consumer where we take answers
     * @param logout where we take requests to end sessions
     */
    record Ours(String entityId, String consumer, String logout) {}

    /** What an identity provider needs to know of us. */
    static String own(Ours ours, boolean signed, Optional<SamlKeys> keys) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <EntityDescriptor xmlns="%s" entityID="%s">
                  <SPSSODescriptor AuthnRequestsSigned="%s" WantAssertionsSigned="true" \
                protocolSupportEnumeration="%s">%s
                    <NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat>
                    <AssertionConsumerService Binding="%s" Location="%s" index="0" isDefault="true"/>
                  </SPSSODescriptor>
                </EntityDescriptor>
                """.formatted(
                SamlXml.METADATA, escaped(ours.entityId()), signed && keys.isPresent(), PROTOCOL,
                keys.map(each -> ownKeys(each, ours.logout())).orElse(""), POST, escaped(ours.consumer()));
    }

    private static String ownKeys(SamlKeys keys, String logout) {
        return key("signing", keys.signingCertificate(), "")
                + key("encryption", keys.openingCertificate(), METHODS)
                + "<SingleLogoutService Binding=\"" + POST + "\" Location=\"" + escaped(logout) + "\"/>";
    }

    private static String key(String use, String certificate, String methods) {
        return "<KeyDescriptor use=\"" + use + "\"><d:KeyInfo xmlns:d=\"" + SamlXml.SIGNATURE + "\"><d:X509Data>"
                + "<d:X509Certificate>" + escaped(certificate) + "</d:X509Certificate></d:X509Data></d:KeyInfo>"
                + methods + "</KeyDescriptor>";
    }

    /** Metadata that says what we know of an identity provider. */
    static String kept(Saml settings) {
        var keys = new StringBuilder();
        settings.certificates().forEach(each -> keys.append(key("signing", each, "")));
        var exits = settings.exits();
        if (!exits.requests().isEmpty()) {
            keys.append("<SingleLogoutService Binding=\"").append(REDIRECT)
                    .append("\" Location=\"").append(escaped(exits.requests()))
                    .append("\" ResponseLocation=\"").append(escaped(exits.answers())).append("\"/>");
        }
        return """
                <EntityDescriptor xmlns="%s" entityID="%s"><IDPSSODescriptor WantAuthnRequestsSigned="%s" \
                protocolSupportEnumeration="%s">%s\
                <SingleSignOnService Binding="%s" Location="%s"/></IDPSSODescriptor></EntityDescriptor>
                """.formatted(SamlXml.METADATA, escaped(settings.entityId()), exits.signed(), PROTOCOL, keys, REDIRECT,
                escaped(settings.signOnUrl()));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
