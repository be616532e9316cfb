package org.aumbry.federation;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.aumbry.crypto.Secret;
import org.aumbry.federation.ProviderSettings.Saml;
import org.jspecify.annotations.Nullable;

/** The request that sends a browser to an identity provider (SAML 2.0 Core, 3.4.1). */
final class SamlRequest {

    private SamlRequest() {}

    /**
     * A request.
     *
     * @param fresh whether the provider must look at the person now, even if it remembers them
     */
    record Ask(String id, String entityId, String consumer, Instant at, boolean fresh) {}

    /** @param key signs the request; null to leave it unsigned */
    static URI redirect(Saml settings, Ask ask, @Nullable Secret key) {
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
        return SamlRedirect.to(settings.signOnUrl(), "SAMLRequest", xml, "", key);
    }
}
