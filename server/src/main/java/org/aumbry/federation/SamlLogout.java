package org.aumbry.federation;

import static org.aumbry.federation.NotProvenException.require;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.aumbry.crypto.Secret;
import org.aumbry.federation.ProviderSettings.Saml;
import org.w3c.dom.Element;

/**
 * Single logout (SAML 2.0 Core, 3.7): reads a provider's request that a person's sessions end, and writes our own
 * request and our answer.
 *
 * <p>A request counts only when it is signed itself, and is read out of the bytes that were signed.
 */
final class SamlLogout {

    /** How old a request may be; one without an end of its own is good for no longer. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int MOST_SESSIONS = 100;
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    private final Saml settings;
    private final String here;
    private final Instant now;

    /** @param here where such requests are received */
    SamlLogout(Saml settings, String here, Instant now) {
        this.settings = settings;
        this.here = here;
        this.now = now;
    }

    /**
     * What a provider wants ended.
     *
     * @param id of the request, good once
     * @param sessions its names for the sessions; none means all of the person's
     */
    record Wanted(String id, String subject, List<String> sessions) {

        @Override
        public String toString() {
            return "wanted";
        }
    }

    Wanted read(byte[] xml) {
        var root = SamlXml.parse(xml).getDocumentElement();
        require(SamlXml.is(root, SamlXml.PROTOCOL, "LogoutRequest"), "no-logout");
        var request = SamlSignature.signed(
                root, SamlXml.PROTOCOL, SamlSignature.valid(settings.certificates(), now));
        require(request.getAttributeNS(null, "Version").equals("2.0"), "version");
        require(request.getAttributeNS(null, "Destination").equals(here), "destination");
        require(
                SamlXml.text(SamlXml.required(request, SamlXml.ASSERTION, "Issuer")).equals(settings.entityId()),
                "issuer");
        requireNow(request);
        var subject = SamlXml.text(SamlXml.required(request, SamlXml.ASSERTION, "NameID"));
        var sessions = SamlXml.children(request, SamlXml.PROTOCOL, "SessionIndex").stream()
                .map(SamlXml::text)
                .toList();
        require(!subject.isEmpty() && sessions.size() <= MOST_SESSIONS, "no-subject");
        return new Wanted(request.getAttributeNS(null, "ID"), subject, sessions);
    }

    private void requireNow(Element request) {
        var made = SamlXml.instant(request.getAttributeNS(null, "IssueInstant"));
        require(!made.isAfter(now.plus(SamlResponse.SKEW)), "not-yet");
        require(made.isAfter(now.minus(LONGEST)), "expired");
        var end = request.getAttributeNS(null, "NotOnOrAfter");
        require(end.isEmpty() || now.minus(SamlResponse.SKEW).isBefore(SamlXml.instant(end)), "expired");
    }

    /** Where the browser goes to end the provider's session too. */
    URI ask(String id, String entityId, SamlName name, Secret key) {
        var xml = """
                <samlp:LogoutRequest xmlns:samlp="%s" xmlns:saml="%s" ID="%s" Version="2.0" IssueInstant="%s" \
                Destination="%s"><saml:Issuer>%s</saml:Issuer><saml:NameID%s%s%s>%s</saml:NameID>%s\
                </samlp:LogoutRequest>""".formatted(
                SamlXml.PROTOCOL, SamlXml.ASSERTION, id, now.truncatedTo(ChronoUnit.SECONDS),
                SamlMetadata.escaped(settings.exits().requests()), SamlMetadata.escaped(entityId),
                attribute("Format", name.format()), attribute("NameQualifier", name.nameQualifier()),
                attribute("SPNameQualifier", name.spNameQualifier()), SamlMetadata.escaped(name.value()),
                name.session().isEmpty()
                        ? ""
                        : "<samlp:SessionIndex>" + SamlMetadata.escaped(name.session()) + "</samlp:SessionIndex>");
        return SamlRedirect.to(settings.exits().requests(), "SAMLRequest", xml, "", key);
    }

    /** Where the browser goes with our word that it is done. */
    URI answer(String id, String entityId, String request, String relayState, Secret key) {
        var xml = """
                <samlp:LogoutResponse xmlns:samlp="%s" xmlns:saml="%s" ID="%s" Version="2.0" IssueInstant="%s" \
                Destination="%s" InResponseTo="%s"><saml:Issuer>%s</saml:Issuer>\
                <samlp:Status><samlp:StatusCode Value="%s"/></samlp:Status></samlp:LogoutResponse>""".formatted(
                SamlXml.PROTOCOL, SamlXml.ASSERTION, id, now.truncatedTo(ChronoUnit.SECONDS),
                SamlMetadata.escaped(settings.exits().answers()), SamlMetadata.escaped(request),
                SamlMetadata.escaped(entityId), SUCCESS);
        return SamlRedirect.to(settings.exits().answers(), "SAMLResponse", xml, relayState, key);
    }

    private static String attribute(String name, String value) {
        return value.isEmpty() ? "" : " " + name + "=\"" + SamlMetadata.escaped(value) + "\"";
    }
}
