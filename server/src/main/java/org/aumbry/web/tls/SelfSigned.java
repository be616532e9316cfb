package org.aumbry.web.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes the certificate of a server that was given none: ECDSA on P-256, signed by itself, for 397 days, which is the
 * longest that browsers take (CA/Browser Forum Baseline Requirements, 6.3.2).
 */
final class SelfSigned {

    static final Duration LIFETIME = Duration.ofDays(397);

    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final String ADDRESS = "[0-9.]+|\\[?[0-9a-fA-F:]+:[0-9a-fA-F:]*]?";

    private SelfSigned() {}

    /**
     * A private key and its certificate as PEM.
     *
     * @param hosts at least one; the first becomes the subject
     * @param serial 16 random bytes
     */
    static String pem(List<String> hosts, Instant now, byte[] serial) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            var text = new StringWriter();
            try (var pem = new JcaPEMWriter(text)) {
                pem.writeObject(new JcaPKCS8Generator(keys.getPrivate(), null));
                pem.writeObject(certificate(keys, hosts, now, serial));
            }
            return text.toString();
        } catch (GeneralSecurityException | OperatorCreationException unavailable) {
            throw new IllegalStateException("this Java can make no P-256 certificate", unavailable);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static X509Certificate certificate(KeyPair keys, List<String> hosts, Instant now, byte[] serial)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var name = new X500Name("CN=" + hosts.getFirst() + ",O=Aumbry");
        var from = now.minus(CLOCK_SKEW);
        var builder = new JcaX509v3CertificateBuilder(
                name, new BigInteger(1, serial), Date.from(from), Date.from(from.plus(LIFETIME)), name,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(
                hosts.stream().distinct().map(SelfSigned::name).toArray(GeneralName[]::new)));
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static GeneralName name(String host) {
        return host.matches(ADDRESS)
                ? new GeneralName(GeneralName.iPAddress, host.replaceAll("[\\[\\]]", ""))
                : new GeneralName(GeneralName.dNSName, host);
    }
}
