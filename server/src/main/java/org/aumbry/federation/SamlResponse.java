package org.aumbry.federation;

import static org.aumbry.federation.NotProvenException.require;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.aumbry.federation.ProviderSettings.Saml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Checks a response of the Web Browser SSO profile (SAML 2.0 Profiles, 4.1.4) and reads the person out of it.
 *
 * <p>Whatever is said about the person comes from the one signed assertion; of the message around it only what can
 * refuse is looked at.
 */
final class SamlResponse {

    /** How much the clocks of two machines may differ. */
    static final Duration SKEW = Duration.ofSeconds(90);

    /** How long an assertion may be good for us, whatever it says itself. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    private static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

    private final Saml settings;
    private final Expected expected;
    private final @Nullable SamlEnvelope envelope;

    SamlResponse(Saml settings, Expected expected, @Nullable SamlEnvelope envelope) {
        this.settings = settings;
        this.expected = expected;
        this.envelope = envelope;
    }

    /**
     * What the answer must be for.
     *
     * @param audience our name
     * @param recipient where answers are received
     * @param request the id of the request that this browser made
     */
    record Expected(String audience, String recipient, String request, Instant now) {}

    /**
     * A person, and what must not be taken twice.
     *
     * @param assertion the assertion's id
     * @param until when it would be refused anyway
     */
    record Proven(Arrival arrival, String assertion, Instant until) {}

    Proven read(byte[] xml) {
        var document = SamlXml.parse(xml);
        var unproven = only(document);
        var assertion = SamlSignature.signed(
                unproven, SamlXml.ASSERTION, SamlSignature.valid(settings.certificates(), expected.now()));
        require(assertion.getAttributeNS(null, "Version").equals("2.0"), "version");
        requireIssuer(SamlXml.required(assertion, SamlXml.ASSERTION, "Issuer"));
        var until = requireConditions(SamlXml.required(assertion, SamlXml.ASSERTION, "Conditions"));
        var subject = SamlXml.required(assertion, SamlXml.ASSERTION, "Subject");
        var confirmed = requireConfirmation(subject);
        require(!SamlXml.children(assertion, SamlXml.ASSERTION, "AuthnStatement").isEmpty(), "no-authn");
        return new Proven(
                arrival(assertion, SamlXml.required(subject, SamlXml.ASSERTION, "NameID")),
                assertion.getAttributeNS(null, "ID"),
                (confirmed.isAfter(until) ? confirmed : until).plus(SKEW));
    }

    /** The only assertion of the whole message, standing where one stands in an answer to our request. */
    private Element only(Document document) {
        var response = document.getDocumentElement();
        require(SamlXml.is(response, SamlXml.PROTOCOL, "Response"), "no-response");
        require(response.getAttributeNS(null, "Version").equals("2.0"), "version");
        var status = SamlXml.required(
                SamlXml.required(response, SamlXml.PROTOCOL, "Status"), SamlXml.PROTOCOL, "StatusCode");
        require(status.getAttributeNS(null, "Value").equals(SUCCESS), "provider-refused");
        require(response.getAttributeNS(null, "Destination").equals(expected.recipient()), "destination");
        require(response.getAttributeNS(null, "InResponseTo").equals(expected.request()), "in-response-to");
        SamlXml.child(response, SamlXml.ASSERTION, "Issuer").ifPresent(this::requireIssuer);
        var everywhere = SamlXml.all(document, "*", "Assertion");
        var sealed = SamlXml.all(document, "*", "EncryptedAssertion");
        if (!sealed.isEmpty()) {
            return opened(response, everywhere.size() + sealed.size());
        }
        var here = SamlXml.children(response, SamlXml.ASSERTION, "Assertion");
        require(here.size() == 1 && everywhere.size() == 1, here.isEmpty() ? "no-assertion" : "assertion-twice");
        return here.getFirst();
    }

    /** The same of one that was encrypted for us; refused with one word, whatever is wrong. */
    private Element opened(Element response, int everywhere) {
        var here = SamlXml.children(response, SamlXml.ASSERTION, "EncryptedAssertion");
        if (envelope == null || here.size() != 1 || everywhere != 1) {
            throw new NotProvenException(SamlEnvelope.REFUSAL);
        }
        return envelope.open(here.getFirst());
    }

    private void requireIssuer(Element issuer) {
        require(SamlXml.text(issuer).equals(settings.entityId()), "issuer");
    }

    private Instant requireConditions(Element conditions) {
        var end = until(conditions);
        var begin = conditions.getAttributeNS(null, "NotBefore");
        require(begin.isEmpty() || !expected.now().plus(SKEW).isBefore(SamlXml.instant(begin)), "not-yet");
        var restrictions = SamlXml.children(conditions, SamlXml.ASSERTION, "AudienceRestriction");
        require(!restrictions.isEmpty(), "audience");
        // Each restriction must name us (SAML Core, 2.5.1.4).
        for (var restriction : restrictions) {
            require(
                    SamlXml.children(restriction, SamlXml.ASSERTION, "Audience").stream()
                            .anyMatch(each -> SamlXml.text(each).equals(expected.audience())),
                    "audience");
        }
        return end;
    }

    /** The end of the bearer confirmation that is for this request and this place (Profiles, 4.1.4.2). */
    private Instant requireConfirmation(Element subject) {
        for (var confirmation : SamlXml.children(subject, SamlXml.ASSERTION, "SubjectConfirmation")) {
            if (!confirmation.getAttributeNS(null, "Method").equals(BEARER)) {
                continue;
            }
            var data = SamlXml.required(confirmation, SamlXml.ASSERTION, "SubjectConfirmationData");
            require(data.getAttributeNS(null, "Recipient").equals(expected.recipient()), "recipient");
            require(data.getAttributeNS(null, "InResponseTo").equals(expected.request()), "in-response-to");
            require(data.getAttributeNS(null, "NotBefore").isEmpty(), "confirmation");
            return until(data);
        }
        throw new NotProvenException("confirmation");
    }

    private Instant until(Element element) {
        var text = element.getAttributeNS(null, "NotOnOrAfter");
        require(!text.isEmpty(), "no-end");
        var end = SamlXml.instant(text);
        require(expected.now().minus(SKEW).isBefore(end), "expired");
        var latest = expected.now().plus(LONGEST);
        return end.isAfter(latest) ? latest : end;
    }

    private Arrival arrival(Element assertion, Element nameId) {
        var subject = SamlXml.text(nameId);
        var format = nameId.getAttributeNS(null, "Format");
        require(!subject.isEmpty() && subject.length() <= 1000, "no-subject");
        // A transient name is another one tomorrow (SAML Core, 8.3.8).
        require(!format.equals(TRANSIENT), "transient-subject");
        var session = session(assertion);
        var name = SamlName.of(nameId, session);
        var attributes = attributes(assertion);
        var email = settings.emailAttribute().isEmpty()
                ? format.equals(EMAIL) ? subject : ""
                : first(attributes, settings.emailAttribute());
        return new Arrival(
                subject,
                email,
                true,
                first(attributes, settings.nameAttribute()),
                attributes.getOrDefault(settings.groupsAttribute(), Set.of()),
                contexts(assertion),
                session.isEmpty() ? null : session,
                seenAt(assertion),
                name.plain() ? name.kept() : null);
    }

    /** The provider's name for the session in which it looked at the person; empty when it gives none, or several. */
    private static String session(Element assertion) {
        var found = SamlXml.children(assertion, SamlXml.ASSERTION, "AuthnStatement").stream()
                .map(statement -> statement.getAttributeNS(null, "SessionIndex"))
                .filter(index -> !index.isEmpty())
                .distinct()
                .toList();
        return found.size() == 1 ? found.getFirst() : "";
    }

    private static Set<String> contexts(Element assertion) {
        var found = new LinkedHashSet<String>();
        for (var statement : SamlXml.children(assertion, SamlXml.ASSERTION, "AuthnStatement")) {
            SamlXml.child(statement, SamlXml.ASSERTION, "AuthnContext")
                    .flatMap(context -> SamlXml.child(context, SamlXml.ASSERTION, "AuthnContextClassRef"))
                    .ifPresent(reference -> found.add(SamlXml.text(reference)));
        }
        return found;
    }

    private static @Nullable Instant seenAt(Element assertion) {
        return SamlXml.children(assertion, SamlXml.ASSERTION, "AuthnStatement").stream()
                .map(statement -> statement.getAttributeNS(null, "AuthnInstant"))
                .filter(text -> !text.isEmpty())
                .map(SamlXml::instant)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Map<String, Set<String>> attributes(Element assertion) {
        var found = new LinkedHashMap<String, Set<String>>();
        for (var statement : SamlXml.children(assertion, SamlXml.ASSERTION, "AttributeStatement")) {
            for (var attribute : SamlXml.children(statement, SamlXml.ASSERTION, "Attribute")) {
                var values = found.computeIfAbsent(
                        attribute.getAttributeNS(null, "Name"), name -> new LinkedHashSet<>());
                SamlXml.children(attribute, SamlXml.ASSERTION, "AttributeValue").stream()
                        .map(SamlXml::text)
                        .filter(text -> !text.isEmpty() && text.length() <= 1000)
                        .forEach(values::add);
            }
        }
        return found;
    }

    private static String first(Map<String, Set<String>> attributes, String name) {
        return attributes.getOrDefault(name, Set.of()).stream().findFirst().orElse("");
    }
}
