package org.aumbry.web.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import org.aumbry.data.CannotStartException;

/** Reads who issues certificates to operators. */
final class OperatorsAuthority {

    private OperatorsAuthority() {}

    /** @throws CannotStartException when the file holds no certificate */
    static KeyStore read(TlsSettings settings) {
        var file = settings.operatorsAuthority();
        if (file == null) {
            throw new IllegalStateException("the settings ask for an authority where there is an operators' port");
        }
        try (var in = Files.newInputStream(file)) {
            var authorities = KeyStore.getInstance(KeyStore.getDefaultType());
            authorities.load(null, null);
            int number = 0;
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                authorities.setCertificateEntry("operators-" + number++, certificate);
            }
            if (number == 0) {
                throw new GeneralSecurityException("no certificate");
            }
            return authorities;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new CannotStartException("aumbry.web.operators-authority is no PEM file with certificates: " + file
                    + ".", unusable);
        }
    }
}
