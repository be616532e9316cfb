package org.aumbry.federation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.federation.ProviderSettings.Saml;
import org.w3c.dom.Element;

/** Reads what an identity provider publishes about itself, and writes what we publish about us (SAML 2.0 Metadata). */
final class SamlMetadata {

    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final int MOST_CERTIFICATES = 8;

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
        return new Saml(settings.metadataUrl(), entity, signOn, certificates,
                settings.nameAttribute(), settings.emailAttribute(), settings.groupsAttribute());
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

    /** What an identity provider needs to know of us. */
    static String own(String entityId, String consumer) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <EntityDescriptor xmlns="%s" entityID="%s">
                  <SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" \
                protocolSupportEnumeration="%s">
                    <NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat>
                    <AssertionConsumerService Binding="%s" Location="%s" index="0" isDefault="true"/>
                  </SPSSODescriptor>
                </EntityDescriptor>
                """.formatted(SamlXml.METADATA, escaped(entityId), PROTOCOL, POST, escaped(consumer));
    }

    /** Metadata that says what we know of an identity provider. */
    static String kept(Saml settings) {
        var keys = new StringBuilder();
        settings.certificates().forEach(each -> keys.append(
                "<KeyDescriptor use=\"signing\"><d:KeyInfo xmlns:d=\"" + SamlXml.SIGNATURE + "\"><d:X509Data>"
                        + "<d:X509Certificate>" + escaped(each) + "</d:X509Certificate></d:X509Data></d:KeyInfo>"
                        + "</KeyDescriptor>"));
        return """
                <EntityDescriptor xmlns="%s" entityID="%s"><IDPSSODescriptor protocolSupportEnumeration="%s">%s\
                <SingleSignOnService Binding="%s" Location="%s"/></IDPSSODescriptor></EntityDescriptor>
                """.formatted(SamlXml.METADATA, escaped(settings.entityId()), PROTOCOL, keys, REDIRECT,
                escaped(settings.signOnUrl()));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
