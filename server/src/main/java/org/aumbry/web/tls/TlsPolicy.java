package org.aumbry.web.tls;

import java.security.KeyStore;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/**
 * What a connection must offer: TLS 1.2 or 1.3, forward secrecy, authenticated encryption. Nothing else is spoken, so
 * there is nothing to fall back to (Mozilla server-side TLS, "intermediate").
 */
final class TlsPolicy {

    static final String PROTOCOLS = "TLSv1.2+TLSv1.3";

    private static final String SUITES_12 =
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,"
            + "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
            + "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256";
    private static final String SUITES_13 =
            "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";

    /** One upload fills it: smaller windows make HTTP/2 uploads several times slower than HTTP/1.1. */
    private static final int WINDOW_BYTES = 4 << 20;

    private TlsPolicy() {}

    /** Makes the connector speak TLS with this certificate, and HTTP/2 to those who can. */
    static void apply(Connector connector, CertificatePair pair) {
        apply(connector, hostConfig(pair));
    }

    /** The same for those only who show a certificate that one of these authorities issued. */
    static void apply(Connector connector, CertificatePair pair, KeyStore authorities) {
        var config = hostConfig(pair);
        config.setCertificateVerification("required");
        config.setTrustStore(authorities);
        apply(connector, config);
    }

    private static void apply(Connector connector, SSLHostConfig config) {
        connector.setScheme("https");
        connector.setSecure(true);
        var protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
        protocol.setSSLEnabled(true);
        protocol.addSslHostConfig(config);
        connector.addUpgradeProtocol(http2());
    }

    private static SSLHostConfig hostConfig(CertificatePair pair) {
        var config = new SSLHostConfig();
        config.setProtocols(PROTOCOLS);
        config.setCiphers(SUITES_12);
        config.setCipherSuites(SUITES_13);
        config.setHonorCipherOrder(true);
        config.setInsecureRenegotiation(false);
        var certificate = new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateFile(pair.certificate().toAbsolutePath().toString());
        certificate.setCertificateKeyFile(pair.privateKey().toAbsolutePath().toString());
        config.addCertificate(certificate);
        return config;
    }

    private static Http2Protocol http2() {
        var http2 = new Http2Protocol();
        http2.setInitialWindowSize(WINDOW_BYTES);
        http2.setOverheadWindowUpdateThreshold(0);
        return http2;
    }
}
