package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Signature wrapping (Somorovsky and others, On Breaking SAML: Be Whoever You Want to Be, USENIX Security 2012): a
 * message that holds a rightly signed assertion about bo and a forged one about ana, in every place where a reader
 * might take the one for the other.
 */
class SamlWrappingTests {

    private static final SamlFixture IDP = new SamlFixture();
    private static final int ROUNDS = 500;
    private static final String VICTIM = "subject-of-ana";

    @Test
    void everyKnownWayOfWrappingIsRefused() {
        attacks().forEach((name, attack) -> {
            var document = IDP.sign(SamlFixture.response(), "Assertion");
            attack.accept(document);
            assertThatThrownBy(() -> IDP.read(SamlFixture.text(document)))
                    .as(name)
                    .isInstanceOf(NotProvenException.class);
        });
    }

    @Test
    void aSignedMessageIsWrappedInVain() {
        // XSW1 and XSW2 are about a signed Response; ours must hold a signed assertion whatever signs the message.
        for (boolean inside : new boolean[] {true, false}) {
            var document = IDP.sign(SamlFixture.response(), "Response");
            var original = (Element) document.getDocumentElement().cloneNode(true);
            var signature = SamlFixture.element(document, "Signature");
            var root = document.getDocumentElement();
            root.setAttribute("ID", "_evil");
            forge(root);
            if (inside) {
                signature.appendChild(original);
            } else {
                root.insertBefore(original, signature);
            }
            assertThatThrownBy(() -> IDP.read(SamlFixture.text(document))).isInstanceOf(NotProvenException.class);
        }
    }

    /** Moves and copies parts of signed messages about at random: whoever comes out is always bo. */
    @Test
    void whateverIsShuffledNobodyElseComesOut() {
        var random = new Random(20260301);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var document = IDP.sign(SamlFixture.response(), "Assertion");
            var evil = forgery(document, random.nextBoolean() ? "_a1" : "_evil", random.nextBoolean());
            var places = SamlXml.all(document, "*", "*");
            places.get(random.nextInt(places.size())).appendChild(evil);
            for (int move = random.nextInt(3); move > 0; move--) {
                var all = SamlXml.all(document, "*", "*");
                var from = all.get(1 + random.nextInt(all.size() - 1));
                var to = all.get(random.nextInt(all.size()));
                if (!contains(from, to)) {
                    to.insertBefore(random.nextBoolean() ? from : from.cloneNode(true), to.getFirstChild());
                }
            }
            try {
                assertThat(IDP.read(SamlFixture.text(document)).arrival().subject()).isEqualTo("subject-of-bo");
                accepted++;
            } catch (NotProvenException refused) {
                assertThat(refused.reason()).isNotEmpty();
            }
        }
        assertThat(accepted).isLessThan(ROUNDS);
    }

    private static Map<String, Consumer<Document>> attacks() {
        var attacks = new LinkedHashMap<String, Consumer<Document>>();
        attacks.put("XSW3: forgery before the signed assertion", document -> {
            var signed = SamlFixture.element(document, "Assertion");
            signed.getParentNode().insertBefore(forgery(document, "_evil", false), signed);
        });
        attacks.put("XSW4: forgery around the signed assertion", document -> {
            var signed = SamlFixture.element(document, "Assertion");
            var evil = forgery(document, "_evil", false);
            signed.getParentNode().replaceChild(evil, signed);
            evil.appendChild(signed);
        });
        attacks.put("XSW5: forgery holds the signature, the signed assertion stands behind", document -> {
            var signed = SamlFixture.element(document, "Assertion");
            var plain = withoutSignature((Element) signed.cloneNode(true));
            forge(signed);
            signed.setAttribute("ID", "_evil");
            document.getDocumentElement().appendChild(plain);
        });
        attacks.put("XSW6: the signed assertion inside the signature of the forgery", document -> {
            var signed = SamlFixture.element(document, "Assertion");
            var plain = withoutSignature((Element) signed.cloneNode(true));
            forge(signed);
            signed.setAttribute("ID", "_evil");
            SamlFixture.element(document, "Signature").appendChild(plain);
        });
        attacks.put("XSW7: forgery inside Extensions, with the same ID", document -> {
            var extensions = document.createElementNS(SamlXml.PROTOCOL, "samlp:Extensions");
            extensions.appendChild(forgery(document, "_a1", false));
            document.getDocumentElement().insertBefore(extensions, SamlFixture.element(document, "Assertion"));
        });
        attacks.put("XSW8: the signed assertion in an Object of the forgery's signature", document -> {
            var signed = SamlFixture.element(document, "Assertion");
            var plain = withoutSignature((Element) signed.cloneNode(true));
            forge(signed);
            var object = document.createElementNS(SamlXml.SIGNATURE, "ds:Object");
            object.appendChild(plain);
            SamlFixture.element(document, "Signature").appendChild(object);
        });
        attacks.put("the same ID under another spelling", document -> {
            var status = SamlFixture.element(document, "Status");
            status.setAttribute("Id", "_a1");
        });
        attacks.put("the forgery in a namespace of its own", document -> {
            var evil = document.createElementNS("urn:evil", "Assertion");
            evil.setAttribute("ID", "_evil");
            document.getDocumentElement().insertBefore(evil, SamlFixture.element(document, "Assertion"));
        });
        attacks.put("the signed assertion inside a forged response", document -> {
            var inner = (Element) document.getDocumentElement().cloneNode(true);
            var root = document.getDocumentElement();
            root.replaceChild(inner, SamlFixture.element(document, "Assertion"));
        });
        attacks.put("an empty reference over the whole message",
                document -> SamlFixture.element(document, "Reference").setAttribute("URI", ""));
        return attacks;
    }

    private static Element forgery(Document document, String id, boolean withSignature) {
        var evil = SamlXml.parse(SamlFixture.assertion(id, VICTIM).getBytes(StandardCharsets.UTF_8))
                .getDocumentElement();
        var ours = (Element) document.importNode(evil, true);
        if (withSignature) {
            var signature = SamlFixture.element(document, "Signature").cloneNode(true);
            ours.insertBefore(signature, ours.getFirstChild().getNextSibling());
        }
        return ours;
    }

    private static void forge(Element element) {
        ((Element) element.getElementsByTagNameNS("*", "NameID").item(0)).setTextContent(VICTIM);
    }

    private static Element withoutSignature(Element assertion) {
        assertion.removeChild(assertion.getElementsByTagNameNS("*", "Signature").item(0));
        return assertion;
    }

    private static boolean contains(Element outer, Element inner) {
        for (org.w3c.dom.Node node = inner; node != null; node = node.getParentNode()) {
            if (node == outer) {
                return true;
            }
        }
        return false;
    }
}
