package org.aumbry.federation;

import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Which authority a directory's certificate must come from. */
final class LdapTrust {

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private final SSLContext context;

    private LdapTrust(SSLContext context) {
        this.context = context;
    }

    /** Trusts the authorities of that PEM, or those of the system when it is empty. */
    static LdapTrust of(String pem) {
        SSLUtil.setEnabledSSLProtocols(PROTOCOLS);
        try {
            var context = SSLContext.getInstance("TLS");
            if (pem.isEmpty()) {
                context.init(null, new javax.net.ssl.TrustManager[] {JVMDefaultTrustManager.getInstance()}, null);
            } else {
                context.init(null, managers(pem).getTrustManagers(), null);
            }
            return new LdapTrust(context);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new NotProvenException("authority");
        }
    }

    /** The certificates of that PEM; refuses what is none. */
    static List<X509Certificate> certificates(String pem) {
        try {
            var read = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (read.isEmpty()) {
                throw new NotProvenException("authority");
            }
            return read.stream().map(X509Certificate.class::cast).toList();
        } catch (GeneralSecurityException malformed) {
            throw new NotProvenException("authority");
        }
    }

    private static TrustManagerFactory managers(String pem) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (var certificate : certificates(pem)) {
            store.setCertificateEntry("authority-" + number++, certificate);
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    SSLSocketFactory createSSLSocketFactory() {
        return context.getSocketFactory();
    }

    SSLContext createSSLContext() {
        return context;
    }
}
