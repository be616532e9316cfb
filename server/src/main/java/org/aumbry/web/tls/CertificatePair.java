package org.aumbry.web.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aumbry.crypto.Hashes;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** The files that a TLS certificate and its key stand in; both may be one file. */
record CertificatePair(Path certificate, Path privateKey) {

    private static final byte[] ANYTHING = {1, 2, 3};
    private static final Pattern USUAL_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** What is wrong with the files, as the end of a sentence; empty when they can be served. */
    Optional<String> fault() {
        try {
            var leaf = leaf();
            var key = key(leaf.getPublicKey().getAlgorithm());
            if (!belong(leaf.getPublicKey(), key)) {
                return Optional.of("the private key does not belong to the certificate");
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of("a file can't be read: " + unreadable.getMessage());
        } catch (GeneralSecurityException | IllegalArgumentException foreign) {
            return Optional.of("the files are not a PEM certificate and an unencrypted PEM private key");
        }
    }

    /** One SHA-256 for the content of both files, in hexadecimal. */
    String digest() throws IOException {
        var digest = Hashes.sha256();
        digest.update(Hashes.sha256(Files.readAllBytes(certificate)));
        digest.update(Hashes.sha256(Files.readAllBytes(privateKey)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The server's own certificate: the first of the chain. */
    X509Certificate leaf() throws IOException, CertificateException {
        var text = Files.readString(certificate);
        int start = text.indexOf("-----BEGIN CERTIFICATE-----");
        if (start < 0) {
            throw new CertificateException("no certificate in the file");
        }
        try (var stream = new ByteArrayInputStream(text.substring(start).getBytes(StandardCharsets.US_ASCII))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
        }
    }

    /** The form that most keys come in is read without the library for all the others, which costs a start its time. */
    private PrivateKey key(String algorithm) throws IOException, GeneralSecurityException {
        var usual = USUAL_KEY.matcher(Files.readString(privateKey));
        if (usual.find()) {
            try {
                var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(usual.group(1)));
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException ofAnotherKind) {
                return anyKey();
            }
        }
        return anyKey();
    }

    private PrivateKey anyKey() throws IOException, GeneralSecurityException {
        var converter = new JcaPEMKeyConverter();
        try (var parser = new PEMParser(new StringReader(Files.readString(privateKey)))) {
            for (var each = parser.readObject(); each != null; each = parser.readObject()) {
                if (each instanceof PrivateKeyInfo plain) {
                    return converter.getPrivateKey(plain);
                }
                if (each instanceof PEMKeyPair pair) {
                    return converter.getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
        }
        throw new GeneralSecurityException("no private key in the file");
    }

    private static boolean belong(PublicKey open, PrivateKey secret) throws GeneralSecurityException {
        if (!open.getAlgorithm().replace("ECDSA", "EC").equals(secret.getAlgorithm().replace("ECDSA", "EC"))) {
            return false;
        }
        var algorithm = switch (open.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> open.getAlgorithm();
        };
        var signer = Signature.getInstance(algorithm);
        signer.initSign(secret);
        signer.update(ANYTHING);
        var signature = signer.sign();
        signer.initVerify(open);
        signer.update(ANYTHING);
        return signer.verify(signature);
    }
}
