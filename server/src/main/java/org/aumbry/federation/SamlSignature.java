package org.aumbry.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Finds out what the signature of an assertion, or of a request, covers, and gives back exactly that and nothing else.
 *
 * <p>Whoever wraps a signed assertion into a forged message hopes that one part of the reader checks the signature and
 * another reads the forgery. Here both are the same bytes: what was digested is parsed anew, and only that is read.
 */
final class SamlSignature {

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final Set<String> TRANSFORMS = Set.of(Transform.ENVELOPED, EXCLUSIVE);
    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");
    private static final Set<String> METHODS = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");
    private static final Set<String> ID_NAMES = Set.of("id", "assertionid");

    private SamlSignature() {}

    /** Those that have not expired; refuses when none is left. */
    static List<X509Certificate> valid(List<String> encoded, Instant now) {
        var valid = certificates(encoded).stream()
                .filter(each -> !now.isAfter(each.getNotAfter().toInstant()))
                .toList();
        if (valid.isEmpty()) {
            throw new NotProvenException("certificate-expired");
        }
        return valid;
    }

    /** The element as it was signed, in a document of its own. */
    static Element signed(Element assertion, String namespace, List<X509Certificate> certificates) {
        var id = assertion.getAttributeNS(null, "ID");
        if (id.isEmpty() || owners(assertion.getOwnerDocument(), id) != 1) {
            throw new NotProvenException("ambiguous-id");
        }
        var signature = SamlXml.child(assertion, SamlXml.SIGNATURE, "Signature")
                .orElseThrow(() -> new NotProvenException("unsigned"));
        for (var certificate : certificates) {
            var bytes = covered(assertion, id, signature, certificate.getPublicKey());
            if (bytes.length > 0) {
                var root = SamlXml.parse(bytes).getDocumentElement();
                if (!SamlXml.is(root, namespace, assertion.getLocalName())
                        || !root.getAttributeNS(null, "ID").equals(id)) {
                    throw new NotProvenException("signed-something-else");
                }
                return root;
            }
        }
        throw new NotProvenException("signature");
    }

    /** The bytes that the signature covers; none when this key did not make it. */
    private static byte[] covered(Element assertion, String id, Element signature, PublicKey key) {
        var context = new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
        context.setProperty("javax.xml.crypto.dsig.cacheReference", Boolean.TRUE);
        context.setIdAttributeNS(assertion, null, "ID");
        try {
            var parsed = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            var reference = only(parsed, id);
            return parsed.validate(context) ? bytes(reference) : new byte[0];
        } catch (XMLSignatureException | MarshalException | IOException | ClassCastException malformed) {
            return new byte[0];
        }
    }

    /**
     * The one reference, when the signature is made as ours must be: over that assertion, whole, and with safe
     * means.
     */
    private static Reference only(XMLSignature signature, String id) {
        var info = signature.getSignedInfo();
        if (info.getReferences().size() != 1 || !signature.getObjects().isEmpty()) {
            throw new NotProvenException("signature-shape");
        }
        var reference = info.getReferences().getFirst();
        var transforms = reference.getTransforms().stream().map(Transform::getAlgorithm).toList();
        boolean fits = ("#" + id).equals(reference.getURI())
                && METHODS.contains(info.getSignatureMethod().getAlgorithm())
                && info.getCanonicalizationMethod().getAlgorithm().equals(EXCLUSIVE)
                && DIGESTS.contains(reference.getDigestMethod().getAlgorithm())
                && transforms.size() == 2
                && Set.copyOf(transforms).equals(TRANSFORMS);
        if (!fits) {
            throw new NotProvenException("signature-shape");
        }
        return reference;
    }

    private static byte[] bytes(Reference reference) throws IOException {
        try (var stream = reference.getDigestInputStream()) {
            return stream == null ? new byte[0] : stream.readAllBytes();
        }
    }

    /** How many elements carry that value in any attribute that some reader could take for an ID. */
    private static int owners(Document document, String id) {
        int found = 0;
        for (var element : SamlXml.all(document, "*", "*")) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Node attribute = attributes.item(i);
                var name = attribute.getLocalName() == null ? attribute.getNodeName() : attribute.getLocalName();
                if (ID_NAMES.contains(name.toLowerCase(java.util.Locale.ROOT)) && attribute.getNodeValue().equals(id)) {
                    found++;
                }
            }
        }
        return found;
    }

    /** Reads the certificates that stand in metadata, base64 of DER. */
    static List<X509Certificate> certificates(List<String> encoded) {
        var read = new ArrayList<X509Certificate>();
        for (var each : encoded) {
            try {
                var der = Base64.getMimeDecoder().decode(each);
                read.add((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der)));
            } catch (CertificateException | IllegalArgumentException malformed) {
                throw new NotProvenException("certificate");
            }
        }
        return read;
    }
}
