package org.aumbry.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.aumbry.data.DataFolder;
import org.aumbry.web.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WebTest
class TlsTests {

    private static final X509TrustManager ANYONE = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };

    @Autowired
    TlsServer server;

    @Autowired
    TlsProbe tls;

    @Autowired
    PlainDoorProbe plainDoor;

    @Autowired
    GradeProbe grade;

    @Autowired
    CertificateWatch watch;

    @Autowired
    DataFolder folder;

    @Autowired
    Clock clock;

    @Test
    void theProbesHold() {
        assertThat(tls.look()).matches(each -> each.holds(), tls.look().observed());
        assertThat(plainDoor.look()).matches(each -> each.holds(), plainDoor.look().observed());
        assertThat(grade.look()).matches(each -> each.holds(), grade.look().observed());
    }

    @Test
    void theNewestVersionIsSpokenAndTheOneBeforeItToo() throws Exception {
        try (var newest = connect("TLSv1.3"); var before = connect("TLSv1.2")) {
            newest.startHandshake();
            before.startHandshake();
            assertThat(newest.getSession().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(before.getSession().getCipherSuite()).contains("_ECDHE_").containsPattern("GCM|POLY1305");
        }
    }

    @Test
    void olderVersionsAndWeakSuitesAreRefused() throws IOException {
        assertThat(new ClientHello(ClientHello.TLS_1_1, ClientHello.WITH_CBC).offer(address())).isEmpty();
        assertThat(new ClientHello(ClientHello.TLS_1_1, ClientHello.GOOD).offer(address())).isEmpty();
        for (var suite : ClientHello.WITH_CBC) {
            assertThat(new ClientHello(ClientHello.TLS_1_2, List.of(suite)).offer(address())).isEmpty();
        }
        assertThat(new ClientHello(ClientHello.TLS_1_2, ClientHello.WITHOUT_FORWARD_SECRECY).offer(address()))
                .isEmpty();
        assertThat(new ClientHello(ClientHello.TLS_1_2, ClientHello.GOOD).offer(address())).isPresent();
    }

    @Test
    void negotiatingAnewInsideAConnectionIsRefused() throws Exception {
        try (var socket = connect("TLSv1.2")) {
            socket.startHandshake();
            assertThatThrownBy(() -> {
                socket.startHandshake();
                socket.getOutputStream().write("GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readNBytes(1);
            }).isInstanceOf(IOException.class);
        }
    }

    @Test
    void browsersThatCanSpeakTheSecondVersionOfHttp() throws Exception {
        try (var socket = connect("TLSv1.3")) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
        }
    }

    @Test
    void theCertificateMadeHereIsAnEllipticOneForThisMachineAndEndsInTime() throws Exception {
        var certificate = served();
        assertThat(certificate.getPublicKey()).isInstanceOfSatisfying(ECPublicKey.class,
                key -> assertThat(key.getParams().getCurve().getField().getFieldSize()).isEqualTo(256));
        assertThat(Duration.between(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant()))
                .isEqualTo(SelfSigned.LIFETIME);
        assertThat(certificate.getSubjectAlternativeNames().toString()).contains("localhost", "127.0.0.1");
        var file = folder.path().resolve("tls/server.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void anotherCertificateIsServedWithoutARestart() throws Exception {
        var before = served();
        var file = folder.path().resolve("tls/server.pem");
        Files.writeString(file, SelfSigned.pem(List.of("other.example"), clock.instant(), new byte[] {1, 2, 3}));
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().plusSeconds(5)));
        watch.look();
        var after = served();
        Files.delete(file);
        watch.look();
        assertThat(served().getSubjectX500Principal().getName()).contains("localhost");
        assertThat(after.getSerialNumber()).isNotEqualTo(before.getSerialNumber());
        assertThat(after.getSubjectX500Principal().getName()).contains("other.example");
    }

    @Test
    void filesFoundGoodAreTriedAgainOnceTheyChange() throws Exception {
        var file = folder.path().resolve("tls/server.pem");
        var tried = folder.path().resolve("tls").resolve(Certificates.TRIED);
        var before = Files.readString(tried);
        assertThat(before).isEqualTo(new CertificatePair(file, file).digest());
        var one = SelfSigned.pem(List.of("one.example"), clock.instant(), new byte[] {1});
        var other = SelfSigned.pem(List.of("other.example"), clock.instant(), new byte[] {2});
        Files.writeString(file, part(one, "CERTIFICATE") + part(other, "PRIVATE KEY"));
        Files.setLastModifiedTime(file, FileTime.from(clock.instant().plusSeconds(7)));
        watch.look();
        assertThat(served().getSubjectX500Principal().getName()).contains("localhost");
        assertThat(Files.readString(tried)).isNotEqualTo(before)
                .isEqualTo(new CertificatePair(file, file).digest());
    }

    private static String part(String pem, String name) {
        int start = pem.indexOf("-----BEGIN " + name);
        var end = "-----END " + name + "-----\n";
        return pem.substring(start, pem.indexOf(end) + end.length());
    }

    @Test
    void aPageWithoutTlsIsSentOnAndEverythingElseRefusedUnread() throws IOException {
        var page = plainly("GET /documents/1?a=b HTTP/1.1\r\nHost: localhost:1234\r\n\r\n");
        assertThat(page).startsWith("HTTP/1.1 308");
        assertThat(page).contains("Location: https://localhost:" + server.port() + "/documents/1?a=b");
        assertThat(page).contains("Content-Security-Policy: ").contains("Connection: close");
        assertThat(page).doesNotContain("Strict-Transport-Security");
        assertThat(plainly("GET /api/v1/documents HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 403").contains("plain-http");
        assertThat(plainly("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(plainly("GET / HTTP/1.1\r\nHost: evil\"x\r\n\r\n")).doesNotStartWith("HTTP/1.1 308");
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
    }

    private X509Certificate served() throws Exception {
        try (var socket = connect("TLSv1.3")) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private SSLSocket connect(String version) throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {ANYONE}, new SecureRandom());
        var socket = (SSLSocket) context.getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), server.port());
        socket.setEnabledProtocols(new String[] {version});
        socket.setSoTimeout(10_000);
        return socket;
    }

    private String plainly(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.plainPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
