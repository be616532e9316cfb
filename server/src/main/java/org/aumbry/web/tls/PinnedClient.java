package org.aumbry.web.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Visits our own TLS port as a stranger would, believing exactly one certificate: the one we mean to serve. */
final class PinnedClient {

    private static final int TIMEOUT_MS = 5_000;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    private final InetSocketAddress server;
    private final SSLContext context;

    PinnedClient(InetSocketAddress server, X509Certificate pinned) {
        this.server = server;
        try {
            context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Pin(pinned)}, null);
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("this Java speaks no TLS", unavailable);
        }
    }

    /** The headers of the answer to a GET, names in lower case; several of one name are joined with a line break. */
    Map<String, String> headers(String path) throws IOException {
        var answer = get(path);
        var headers = new TreeMap<String, String>();
        answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n"))).lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip(),
                    (first, next) -> first + "\n" + next);
        });
        return headers;
    }

    /** The status of the answer to a GET; empty when there is none, whether refused at the door or later. */
    OptionalInt status(String path) {
        try {
            var line = STATUS.matcher(get(path));
            return line.lookingAt() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
        } catch (IOException refused) {
            return OptionalInt.empty();
        }
    }

    private String get(String path) throws IOException {
        try (var socket = connect("TLSv1.3", "TLSv1.2")) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Whether the server lets a client negotiate anew inside a TLS 1.2 connection. */
    boolean negotiatesAnew() {
        try (var socket = connect("TLSv1.2")) {
            socket.startHandshake();
            socket.getOutputStream().write("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (IOException refused) {
            return false;
        }
    }

    private SSLSocket connect(String... versions) throws IOException {
        var plain = new Socket();
        try {
            plain.connect(server, TIMEOUT_MS);
            plain.setSoTimeout(TIMEOUT_MS);
            var socket = (SSLSocket) context.getSocketFactory()
                    .createSocket(plain, "localhost", server.getPort(), true);
            socket.setEnabledProtocols(versions);
            socket.startHandshake();
            return socket;
        } catch (IOException failed) {
            plain.close();
            throw failed;
        }
    }

    /** An extended one, so that nothing but the certificate itself is compared. */
    private static final class Pin extends X509ExtendedTrustManager {

        private final X509Certificate pinned;

        Pin(X509Certificate pinned) {
            this.pinned = pinned;
        }

        private void check(X509Certificate... chain) throws CertificateException {
            if (!List.of(chain).getFirst().equals(pinned)) {
                throw new CertificateException("another certificate is served than the one we mean to serve");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("we are the client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("we are the client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("we are the client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
