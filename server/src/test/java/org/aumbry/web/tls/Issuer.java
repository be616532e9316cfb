package org.aumbry.web.tls;

import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody who issues certificates to people. */
final class Issuer {

    private static final char[] NO_PASSWORD = new char[0];

    private final AtomicLong serial = new AtomicLong(1);
    private final Map<String, BigInteger> issued = new HashMap<>();
    private final KeyPair keys = keys();
    private final X500Name name;
    private final X509Certificate certificate;

    Issuer(String name) {
        this.name = new X500Name("CN=" + name);
        this.certificate = certificate(this.name, keys, true);
    }

    /** Its own certificate, as PEM. */
    String pem() {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** What somebody shows who has a certificate of this issuer. */
    KeyManager[] shownBy(String person) throws Exception {
        var own = keys();
        var shown = certificate(new X500Name("CN=" + person), own, false);
        issued.put(person, shown.getSerialNumber());
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("own", own.getPrivate(), NO_PASSWORD, new X509Certificate[] {
            shown, certificate
        });
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, NO_PASSWORD);
        return managers.getKeyManagers();
    }

    /** The list of those whose newest certificate is taken back, as PEM; it counts from 2020 to the first of a year. */
    String revocations(int untilYear, String... people) {
        return revocationsInTheNameOf(this, untilYear, people);
    }

    /** The same, signed by this issuer and said to be of another. */
    String revocationsInTheNameOf(Issuer other, int untilYear, String... people) {
        var since = Date.from(Instant.parse("2020-01-01T00:00:00Z"));
        var builder = new X509v2CRLBuilder(other.name, since);
        builder.setNextUpdate(Date.from(Instant.parse(untilYear + "-01-01T00:00:00Z")));
        for (var person : people) {
            builder.addCRLEntry(other.issued.get(person), since, CRLReason.keyCompromise);
        }
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (java.io.IOException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private X509Certificate certificate(X500Name subject, KeyPair of, boolean issuer) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    name, BigInteger.valueOf(serial.incrementAndGet()), Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(1))), subject, of.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(issuer));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
