package org.aumbry.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.tomcat.util.net.jsse.PEMFile;
import org.aumbry.web.AnswerHeaders;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probes must be able to fail: here the controls they watch are broken. */
class WeakServerTests {

    @TempDir
    Path folder;

    @Test
    void aServerThatStillTakesCbcTurnsTheProbe() throws Exception {
        try (var server = weakServer()) {
            Thread.ofVirtual().start(() -> serve(server));
            var seen = TlsProbe.look(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
            assertThat(seen.holds()).isFalse();
            assertThat(seen.observed()).contains("accepted: ").contains("CBC");
        }
    }

    @Test
    void aPortThatAnswersPagesWithoutTlsTurnsTheProbe() throws IOException {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerPlainly(server));
            var seen = PlainDoorProbe.look(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
            assertThat(seen.holds()).isFalse();
        }
    }

    @Test
    void aServerWithAnotherCertificateIsSeen() throws Exception {
        try (var server = weakServer()) {
            Thread.ofVirtual().start(() -> serve(server));
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
            var other = new CertificatePair(
                    Files.writeString(folder.resolve("pinned.pem"), pem(9)), folder.resolve("pinned.pem")).leaf();
            assertThatThrownBy(() -> new PinnedClient(address, other).headers("/"))
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("another certificate");
        }
    }

    @Test
    void anAnswerWithoutAHeaderOrWithAShorterPromiseTurnsTheProbe() {
        var whole = AnswerHeaders.overTls();
        assertThat(GradeProbe.missing(whole)).isEmpty();
        for (var name : whole.keySet()) {
            var without = new HashMap<>(whole);
            without.remove(name);
            assertThat(GradeProbe.missing(without)).as(name).isNotEmpty();
        }
        var brief = new HashMap<>(whole);
        brief.put("Strict-Transport-Security", "max-age=86400");
        assertThat(GradeProbe.missing(brief)).anyMatch(each -> each.contains("180 days"));
    }

    @Test
    void filesThatDoNotBelongTogetherAreNotServed() throws IOException {
        var one = Files.writeString(folder.resolve("one.pem"), pem(1));
        var other = Files.writeString(folder.resolve("other.pem"), pem(2));
        assertThat(new CertificatePair(one, one).fault()).isEmpty();
        assertThat(new CertificatePair(one, other).fault())
                .hasValue("the private key does not belong to the certificate");
        assertThat(new CertificatePair(one, folder.resolve("none")).fault()).isPresent();
        assertThat(new CertificatePair(Files.writeString(folder.resolve("x"), "x"), one).fault()).isPresent();
    }

    @Test
    void keysOfOtherFormsAreUnderstoodAndThoseOfOtherKindsRefused() throws Exception {
        var one = Files.writeString(folder.resolve("one.pem"), pem(1));
        var pem = new PEMFile(one.toString());
        // As OpenSSL writes it, but for the public half, which may be left out.
        var bare = new org.bouncycastle.asn1.sec.ECPrivateKey(
                256, ((ECPrivateKey) pem.getPrivateKey()).getS(), SECObjectIdentifiers.secp256r1);
        var older = Files.writeString(folder.resolve("older.pem"), "-----BEGIN EC PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(bare.getEncoded()) + "\n-----END EC PRIVATE KEY-----\n");
        assertThat(new CertificatePair(one, older).fault()).isEmpty();

        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
        var kind = Files.writeString(folder.resolve("rsa.pem"), "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(rsa) + "\n-----END PRIVATE KEY-----\n");
        assertThat(new CertificatePair(one, kind).fault())
                .hasValue("the private key does not belong to the certificate");
        var torn = Files.writeString(folder.resolve("torn.pem"),
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThat(new CertificatePair(one, torn).fault()).isPresent();
    }

    private static String pem(int serial) {
        return SelfSigned.pem(List.of("localhost"), Instant.parse("2026-11-22T00:00:00Z"), new byte[] {(byte) serial});
    }

    private SSLServerSocket weakServer() throws Exception {
        var file = Files.writeString(folder.resolve("weak.pem"), pem(3));
        var pem = new PEMFile(file.toString());
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("weak", pem.getPrivateKey(), new char[0], pem.getCertificates().toArray(
                java.security.cert.Certificate[]::new));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = (SSLServerSocket) context.getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        server.setEnabledProtocols(new String[] {"TLSv1.2"});
        server.setEnabledCipherSuites(new String[] {
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"});
        return server;
    }

    private static void serve(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (var socket = (SSLSocket) server.accept()) {
                socket.startHandshake();
            } catch (IOException endOfProbe) {
                // The probe leaves in the middle of the handshake.
            }
        }
    }

    private static void answerPlainly(ServerSocket server) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi".getBytes(
                        StandardCharsets.US_ASCII));
            } catch (IOException endOfTest) {
                // The test closed the port.
            }
        }
    }
}
