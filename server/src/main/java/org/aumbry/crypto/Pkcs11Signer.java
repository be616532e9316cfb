package org.aumbry.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Signing keys in a module that is spoken to by PKCS#11.
 *
 * <p>Java finds a private key there only by a certificate beside it; each gets one signed by itself, which says nothing
 * and which nobody reads.
 */
final class Pkcs11Signer implements ModuleSigner {

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final int LABEL_BYTES = 8;

    /** The end that a certificate without one names (RFC 5280, 4.1.2.5). */
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private final Pkcs11Kms module;
    private final String prefix;
    private final Randomness randomness;

    Pkcs11Signer(Pkcs11Kms module, String prefix, Randomness randomness) {
        this.module = module;
        this.prefix = prefix;
        this.randomness = randomness;
    }

    @Override
    public Made make() {
        var open = module.session();
        try {
            var generator = KeyPairGenerator.getInstance("EC", open.provider());
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var label = prefix + "-sign-" + HexFormat.of().formatHex(randomness.bytes(LABEL_BYTES));
            var beside = new X509Certificate[] {certificate(pair, label, open.provider())};
            open.keys().setKeyEntry(label, pair.getPrivate(), null, beside);
            return new Made(label, pair.getPublic().getEncoded());
        } catch (GeneralSecurityException | ProviderException | OperatorCreationException | IOException failed) {
            throw module.silent(failed);
        }
    }

    @Override
    public byte[] sign(String label, byte[] message) {
        try {
            var open = module.session();
            var key = open.keys().getKey(label, null);
            if (key == null) {
                // Made by another node since this one opened the module.
                open = module.reopened();
                key = open.keys().getKey(label, null);
            }
            if (!(key instanceof PrivateKey secret)) {
                throw new KmsRefusedException("The hardware module has no key " + label + ".");
            }
            var signature = Signature.getInstance(ALGORITHM, open.provider());
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException failed) {
            throw module.silent(failed);
        }
    }

    private X509Certificate certificate(KeyPair pair, String label, Provider provider)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var name = new X500Name("CN=" + label);
        var serial = new BigInteger(1, randomness.bytes(LABEL_BYTES));
        var builder = new JcaX509v3CertificateBuilder(
                name, serial, Date.from(Instant.EPOCH), Date.from(NEVER), name, pair.getPublic());
        var signer = new JcaContentSignerBuilder(ALGORITHM).setProvider(provider).build(pair.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
