package org.aumbry.federation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.RawKeyAccess;
import org.aumbry.crypto.RsaKeys;
import org.aumbry.crypto.Secret;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.jspecify.annotations.Nullable;

/**
 * Our own keys for one SAML provider: one signs what we send it, the other opens what it encrypts for us.
 *
 * <p>Kept as the provider's secret: four texts in base64, separated by full stops.
 */
record SamlKeys(String signingKey, String signingCertificate, String openingKey, String openingCertificate) {

    /** Providers that look at the end of a certificate want one; the keys end with the provider. */
    private static final Duration LIFETIME = Duration.ofDays(3650);

    private static final Duration SKEW = Duration.ofDays(1);
    private static final int SERIAL_BYTES = 16;
    private static final int PARTS = 4;

    /** New ones, as they are kept. */
    static String make(Randomness randomness, Instant now) {
        return pair(randomness, now) + "." + pair(randomness, now);
    }

    private static String pair(Randomness randomness, Instant now) {
        var pair = RsaKeys.generate();
        try (var key = pair.privateKey()) {
            var raw = key.bytes(RawKeyAccess.because("keeping a key for a SAML provider"));
            try {
                var encoder = Base64.getEncoder();
                return encoder.encodeToString(raw) + "." + encoder.encodeToString(
                        certificate(key, pair.publicKey(), new BigInteger(1, randomness.bytes(SERIAL_BYTES)), now));
            } finally {
                Arrays.fill(raw, (byte) 0);
            }
        }
    }

    /** Those that are kept; empty when there are none. */
    static Optional<SamlKeys> of(@Nullable String kept) {
        var parts = kept == null ? new String[0] : kept.split("\\.", -1);
        try {
            return parts.length == PARTS
                    && SamlSignature.certificates(java.util.List.of(parts[1], parts[3])).size() == 2
                    ? Optional.of(new SamlKeys(parts[0], parts[1], parts[2], parts[3]))
                    : Optional.empty();
        } catch (NotProvenException others) {
            return Optional.empty();
        }
    }

    /** The caller closes it. */
    Secret signing() {
        return secret(signingKey);
    }

    /** The caller closes it. */
    Secret opening() {
        return secret(openingKey);
    }

    private static Secret secret(String encoded) {
        var raw = Base64.getDecoder().decode(encoded);
        try {
            return Secret.copyOf(raw);
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    private static byte[] certificate(Secret key, byte[] publicKey, BigInteger serial, Instant now) {
        var name = new X500Name("CN=Aumbry");
        var builder = new X509v3CertificateBuilder(
                name, serial, Date.from(now.minus(SKEW)), Date.from(now.plus(LIFETIME)), name,
                SubjectPublicKeyInfo.getInstance(publicKey));
        try {
            return builder.build(new Signer(key)).getEncoded();
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException("a certificate of our own can't be written", impossible);
        }
    }

    /** Signs with a key that stays in its place. */
    private static final class Signer implements ContentSigner {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Secret key;

        Signer(Secret key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withRSA");
        }

        @Override
        public OutputStream getOutputStream() {
            return bytes;
        }

        @Override
        public byte[] getSignature() {
            return RsaKeys.sign(key, bytes.toByteArray());
        }
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
