package org.aumbry.federation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.aumbry.federation.ProviderSettings.Saml;

/** The request that sends a browser to an identity provider, by redirect (SAML 2.0 Bindings, 3.4). */
final class SamlRequest {

    private SamlRequest() {}

    /**
     * A request.
     *
     * @param fresh whether the provider must look at the person now, even if it remembers them
     */
    record Ask(String id, String entityId, String consumer, Instant at, boolean fresh) {}

    static URI redirect(Saml settings, Ask ask) {
        var xml = """
                <samlp:AuthnRequest xmlns:samlp="%s" xmlns:saml="%s" ID="%s" Version="2.0" IssueInstant="%s" \
                Destination="%s" AssertionConsumerServiceURL="%s"%s \
                ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST">\
                <saml:Issuer>%s</saml:Issuer>\
                <samlp:NameIDPolicy AllowCreate="true" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/>\
                </samlp:AuthnRequest>""".formatted(
                SamlXml.PROTOCOL,
                SamlXml.ASSERTION,
                ask.id(),
                ask.at().truncatedTo(ChronoUnit.SECONDS),
                SamlMetadata.escaped(settings.signOnUrl()),
                SamlMetadata.escaped(ask.consumer()),
                ask.fresh() ? " ForceAuthn=\"true\"" : "",
                SamlMetadata.escaped(ask.entityId()));
        var separator = settings.signOnUrl().contains("?") ? "&" : "?";
        return URI.create(settings.signOnUrl() + separator + "SAMLRequest="
                + URLEncoder.encode(deflated(xml), StandardCharsets.UTF_8));
    }

    private static String deflated(String xml) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new DeflaterOutputStream(bytes, deflater)) {
                out.write(xml.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        } finally {
            deflater.end();
        }
    }
}
