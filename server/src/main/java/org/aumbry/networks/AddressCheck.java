package org.aumbry.networks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Looks whether the server will be reached under a name, and whether a given certificate will do. */
@Component
class AddressCheck {

    private static final int TIMEOUT_MILLIS = 3000;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final Clock clock;

    AddressCheck(Clock clock) {
        this.clock = clock;
    }

    /** What was seen; each a code that the page words. */
    enum Seen {
        /** The name leads here and this server answers. */
        ANSWERS,
        /** The name leads somewhere, but nothing speaks TLS there on this port. */
        SILENT,
        /** The name leads nowhere. */
        UNKNOWN
    }

    Seen look(String host, int port) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            return Seen.UNKNOWN;
        }
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            try (var socket = (SSLSocket) anyCertificate().getSocketFactory().createSocket(plain, host, port, true)) {
                socket.startHandshake();
                return Seen.ANSWERS;
            }
        } catch (IOException silent) {
            return Seen.SILENT;
        }
    }

    /** Refuses a certificate file that can't be read, is not valid now, or is for other names. */
    void requireCertificate(String file, String keyFile, String host) {
        var chain = read(file);
        if (!Files.isReadable(Path.of(keyFile.isBlank() ? file : keyFile))) {
            throw Refusal.invalid("key", "networks.certificate.key-unreadable");
        }
        var now = Date.from(clock.instant());
        if (now.before(chain.getNotBefore()) || now.after(chain.getNotAfter())) {
            throw Refusal.invalid("certificate", "networks.certificate.expired");
        }
        if (!covers(chain, host)) {
            throw Refusal.invalid("certificate", "networks.certificate.other-name", host);
        }
    }

    private static X509Certificate read(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException | java.nio.file.InvalidPathException unreadable) {
            throw Refusal.invalid("certificate", "networks.certificate.unreadable");
        }
    }

    private static boolean covers(X509Certificate certificate, String host) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names != null && names.stream().anyMatch(name -> {
                int kind = (Integer) name.get(0);
                var value = String.valueOf(name.get(1));
                return kind == IP_ADDRESS && value.equals(host) || kind == DNS_NAME && matches(value, host);
            });
        } catch (CertificateException malformed) {
            return false;
        }
    }

    /** RFC 9525, 6.3: a wildcard stands for exactly one whole label, the first. */
    private static boolean matches(String name, String host) {
        if (name.startsWith("*.")) {
            int dot = host.indexOf('.');
            return dot > 0 && host.substring(dot + 1).equalsIgnoreCase(name.substring(2));
        }
        return name.equalsIgnoreCase(host);
    }

    /** We ask our own server who answers, not whom to trust. */
    private static SSLContext anyCertificate() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anyone()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java speaks TLS", impossible);
        }
    }

    private static final class Anyone extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
