package org.aumbry.web.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.data.CannotStartException;

/** Reads who issues certificates to operators. */
final class OperatorsAuthority {

    private OperatorsAuthority() {}

    /** @throws CannotStartException when the file holds no certificate */
    static KeyStore read(TlsSettings settings) {
        try {
            var authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            int number = 0;
            for (var certificate : certificates(settings)) {
                authorities.setCertificateEntry("operators-" + number++, certificate);
            }
            return authorities;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new CannotStartException("aumbry.web.operators-authority is no PEM file with certificates: "
                    + settings.operatorsAuthority() + ".", unusable);
        }
    }

    /** At least one. */
    static List<X509Certificate> certificates(TlsSettings settings) throws IOException, GeneralSecurityException {
        var file = settings.operatorsAuthority();
        if (file == null) {
            throw new IllegalStateException("the settings ask for an authority where there is an operators' port");
        }
        try (var in = Files.newInputStream(file)) {
            var found = new ArrayList<X509Certificate>();
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) certificate);
            }
            if (found.isEmpty()) {
                throw new GeneralSecurityException("no certificate");
            }
            return found;
        }
    }
}
