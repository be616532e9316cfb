package org.aumbry.federation;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RsaEnvelope;
import org.aumbry.crypto.RsaEnvelope.Digest;
import org.aumbry.crypto.Secret;
import org.aumbry.crypto.TamperedException;
import org.w3c.dom.Element;

/**
 * Opens an assertion that was encrypted for us (XML Encryption 1.1): AES-GCM under a key that came by RSA-OAEP, and
 * nothing else. Block ciphers in CBC mode and keys by PKCS #1 v1.5 can be opened by whoever may ask often enough
 * (Jager and Somorovsky, How To Break XML Encryption, CCS 2011), so they are not tried at all.
 *
 * <p>Whatever is wrong is refused with the same word.
 */
final class SamlEnvelope {

    static final String ENCRYPTION = "http://www.w3.org/2001/04/xmlenc#";
    static final String ENCRYPTION_11 = "http://www.w3.org/2009/xmlenc11#";

    /** The same for everything, so that nobody learns from answers. */
    static final String REFUSAL = "encrypted";

    private static final String ELEMENT = ENCRYPTION + "Element";
    private static final Map<String, Integer> KEY_BYTES = Map.of(
            ENCRYPTION_11 + "aes128-gcm", 16, ENCRYPTION_11 + "aes192-gcm", 24, ENCRYPTION_11 + "aes256-gcm", 32);
    private static final String OAEP_MGF1 = ENCRYPTION + "rsa-oaep-mgf1p";
    private static final String OAEP = ENCRYPTION_11 + "rsa-oaep";
    private static final Map<String, Digest> DIGESTS = Map.of(
            SamlXml.SIGNATURE + "sha1", Digest.SHA_1,
            ENCRYPTION + "sha256", Digest.SHA_256,
            "http://www.w3.org/2001/04/xmldsig-more#sha384", Digest.SHA_384,
            ENCRYPTION + "sha512", Digest.SHA_512);
    private static final Map<String, Digest> MASKS = Map.of(
            ENCRYPTION_11 + "mgf1sha1", Digest.SHA_1,
            ENCRYPTION_11 + "mgf1sha256", Digest.SHA_256,
            ENCRYPTION_11 + "mgf1sha384", Digest.SHA_384,
            ENCRYPTION_11 + "mgf1sha512", Digest.SHA_512);

    private final Secret key;
    private final Randomness randomness;

    SamlEnvelope(Secret key, Randomness randomness) {
        this.key = key;
        this.randomness = randomness;
    }

    /** The assertion in a document of its own; not proven yet in any way. */
    Element open(Element encrypted) {
        var bytes = new byte[0];
        try {
            bytes = RsaEnvelope.open(key, read(encrypted), randomness);
            var document = SamlXml.parse(bytes);
            var root = document.getDocumentElement();
            if (SamlXml.is(root, SamlXml.ASSERTION, "Assertion")
                    && SamlXml.all(document, "*", "Assertion").size() == 1
                    && SamlXml.all(document, "*", "EncryptedAssertion").isEmpty()) {
                return root;
            }
            throw new NotProvenException(REFUSAL);
        } catch (NotProvenException | TamperedException wrong) {
            throw new NotProvenException(REFUSAL);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** One content under one key, each given here and not by reference. */
    private static RsaEnvelope.Sealed read(Element encrypted) {
        var data = SamlXml.required(encrypted, ENCRYPTION, "EncryptedData");
        var keys = SamlXml.all(encrypted.getOwnerDocument(), "*", "EncryptedKey");
        if (keys.size() != 1 || !data.getAttributeNS(null, "Type").equals(ELEMENT)) {
            throw new NotProvenException(REFUSAL);
        }
        var wrapped = keys.getFirst();
        boolean beside = wrapped.getParentNode().isSameNode(encrypted);
        boolean inside = SamlXml.child(data, SamlXml.SIGNATURE, "KeyInfo")
                .filter(info -> wrapped.getParentNode().isSameNode(info))
                .isPresent();
        var size = KEY_BYTES.get(algorithm(SamlXml.required(data, ENCRYPTION, "EncryptionMethod")));
        if (!beside && !inside || size == null || !SamlXml.is(wrapped, ENCRYPTION, "EncryptedKey")) {
            throw new NotProvenException(REFUSAL);
        }
        var method = SamlXml.required(wrapped, ENCRYPTION, "EncryptionMethod");
        return new RsaEnvelope.Sealed(value(wrapped), size, digest(method), mask(method), value(data));
    }

    private static Digest digest(Element method) {
        var named = SamlXml.child(method, SamlXml.SIGNATURE, "DigestMethod").map(SamlEnvelope::algorithm);
        return known(DIGESTS, named.orElse(SamlXml.SIGNATURE + "sha1"));
    }

    /** The older name of RSA-OAEP means MGF1 with SHA-1, always (XML Encryption 1.1, 5.5.2). */
    private static Digest mask(Element method) {
        var named = SamlXml.child(method, ENCRYPTION_11, "MGF").map(SamlEnvelope::algorithm);
        return switch (algorithm(method)) {
            case OAEP -> known(MASKS, named.orElse(ENCRYPTION_11 + "mgf1sha1"));
            case OAEP_MGF1 -> Digest.SHA_1;
            default -> throw new NotProvenException(REFUSAL);
        };
    }

    private static Digest known(Map<String, Digest> all, String name) {
        var found = all.get(name);
        if (found == null) {
            throw new NotProvenException(REFUSAL);
        }
        return found;
    }

    private static String algorithm(Element method) {
        return method.getAttributeNS(null, "Algorithm");
    }

    private static byte[] value(Element holder) {
        var data = SamlXml.required(holder, ENCRYPTION, "CipherData");
        try {
            return Base64.getMimeDecoder().decode(SamlXml.text(SamlXml.required(data, ENCRYPTION, "CipherValue")));
        } catch (IllegalArgumentException malformed) {
            throw new NotProvenException(REFUSAL);
        }
    }
}
