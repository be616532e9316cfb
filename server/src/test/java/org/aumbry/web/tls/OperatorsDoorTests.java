package org.aumbry.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.aumbry.data.CannotStartException;
import org.aumbry.web.Entrances;
import org.aumbry.web.Entrances.Way;
import org.aumbry.web.WebTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Operators with a port of their own, and a second way in: a real client at each, with certificates and without. */
@WebTest
class OperatorsDoorTests {

    private static final Issuer OURS = new Issuer("Operators of Acme");
    private static final Issuer OTHERS = new Issuer("Somebody else");
    private static final X509TrustManager ANY_SERVER = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };

    private static final int FUTURE = 2100;
    private static final int PAST = 2021;
    private static final String CONSOLE = "/operators/sign-in";

    @TempDir
    static Path folder;

    private static Path list = Path.of("");

    @Autowired
    TlsServer server;

    @Autowired
    OperatorsDoorProbe probe;

    @Autowired
    WaysInProbe waysProbe;

    @Autowired
    Entrances ways;

    @DynamicPropertySource
    static void anOperatorsPort(DynamicPropertyRegistry settings) throws IOException {
        var authority = Files.writeString(Files.createTempFile("aumbry-authority", ".pem"), OURS.pem());
        settings.add("aumbry.web.operators-port", () -> "0");
        settings.add("aumbry.web.operators-authority", authority::toString);
        settings.add("aumbry.web.second-port", () -> "0");
        list = Files.createTempFile("aumbry-revoked", ".crl");
        replaceList(OURS.revocations(FUTURE));
        settings.add("aumbry.web.operators-revocations", list::toString);
    }

    /** What operators would find. */
    static final class Console {

        @ResponseBody
        public String answer() {
            return "the console";
        }
    }

    @BeforeAll
    static void openTheConsole(@Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) throws Exception {
        requestMappingHandlerMapping.registerMapping(
                RequestMappingInfo.paths("/operators/sign-in", "/operators").methods(RequestMethod.GET)
                        .options(requestMappingHandlerMapping.getBuilderConfiguration()).build(),
                new Console(), Console.class.getMethod("answer"));
    }

    @Test
    void operatorsAreAnsweredAtTheirOwnPortWithACertificateOfTheirIssuerOnly() throws Exception {
        assertThat(get(server.operatorsPort(), "/operators/sign-in", OURS.shownBy("Olga")))
                .startsWith("HTTP/1.1 200").contains("the console");
        assertThatThrownBy(() -> get(server.operatorsPort(), "/operators/sign-in", null))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(server.operatorsPort(), "/operators/sign-in", OTHERS.shownBy("Mallory")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void whoseCertificateIsTakenBackFindsNothingFromThatMomentOn() throws Exception {
        var olga = OURS.shownBy("Olga");
        var oscar = OURS.shownBy("Oscar");
        try (var kept = connect(server.operatorsPort(), oscar)) {
            assertThat(ask(kept, CONSOLE)).startsWith("HTTP/1.1 200");
            replaceList(OURS.revocations(FUTURE, "Oscar"));
            assertThat(ask(kept, CONSOLE)).as("on a connection of before").startsWith("HTTP/1.1 404");
            assertThat(get(server.operatorsPort(), CONSOLE, oscar)).startsWith("HTTP/1.1 404")
                    .doesNotContain("the console");
            assertThat(get(server.operatorsPort(), CONSOLE, olga)).startsWith("HTTP/1.1 200");
        } finally {
            replaceList(OURS.revocations(FUTURE));
        }
        assertThat(get(server.operatorsPort(), CONSOLE, oscar)).as("read anew").startsWith("HTTP/1.1 200");
    }

    @Test
    void aListThatDoesNotCountLetsNobodyIn() throws Exception {
        var olga = OURS.shownBy("Olga");
        try {
            for (var unfit : List.of(
                    OURS.revocations(PAST), OTHERS.revocations(FUTURE), "nothing",
                    OTHERS.revocationsInTheNameOf(OURS, FUTURE))) {
                replaceList(unfit);
                assertThat(get(server.operatorsPort(), CONSOLE, olga)).startsWith("HTTP/1.1 503")
                        .contains("certificates").doesNotContain("the console");
                assertThat(probe.look().observed()).contains("no list of certificates that were taken back counts");
            }
            Files.delete(list);
            assertThat(get(server.operatorsPort(), CONSOLE, olga)).startsWith("HTTP/1.1 503");
            assertThat(get(server.port(), "/dev/reader?as=ana", null)).as("everybody else")
                    .startsWith("HTTP/1.1 200");
        } finally {
            replaceList(OURS.revocations(FUTURE));
        }
        assertThat(get(server.operatorsPort(), CONSOLE, olga)).startsWith("HTTP/1.1 200");
        assertThat(probe.look().holds()).isTrue();
    }

    @Test
    void whereEverybodyComesInTheirPagesAreMissingAndThereEverythingElseIs() throws Exception {
        assertThat(get(server.port(), "/operators/sign-in", null)).startsWith("HTTP/1.1 404");
        assertThat(get(server.port(), "/operators", OURS.shownBy("Olga"))).startsWith("HTTP/1.1 404");
        assertThat(get(server.port(), "/operators/../operators", null)).doesNotContain("the console");
        assertThat(get(server.port(), "/%6fperators", null)).doesNotContain("the console");
        assertThat(get(server.port(), "/dev/reader?as=ana", null)).startsWith("HTTP/1.1 200");
        assertThat(get(server.operatorsPort(), "/dev/reader?as=ana", OURS.shownBy("Olga")))
                .startsWith("HTTP/1.1 404");
        assertThat(get(server.operatorsPort(), "/robots.txt", OURS.shownBy("Olga"))).startsWith("HTTP/1.1 404");
    }

    @Test
    void theProbeHoldsUntilOneOfTheDoorsIsWrong() {
        var seen = probe.look();
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        assertThat(probe.look(server.operatorsPort(), server.operatorsPort()).holds())
                .as("nothing is missing where nobody is answered").isFalse();
        assertThat(probe.look(server.port(), server.port()).observed()).contains("answered without a certificate");
    }

    @Test
    void ofTwoWaysInOneIsOpenAndTheOtherStandsReady() throws Exception {
        var page = "/dev/reader?as=ana";
        assertThat(get(server.port(), page, null)).startsWith("HTTP/1.1 200");
        assertThat(get(server.secondPort(), page, null)).startsWith("HTTP/1.1 503");
        assertThat(get(server.secondPort(), "/robots.txt", null)).startsWith("HTTP/1.1 200");
        assertThat(get(server.secondPort(), "/operators", null)).as("at the operators' port only")
                .startsWith("HTTP/1.1 404");
        try {
            ways.open(Way.SECOND);
            assertThat(get(server.port(), page, null)).startsWith("HTTP/1.1 503");
            assertThat(get(server.secondPort(), page, null)).startsWith("HTTP/1.1 200");
            assertThat(get(server.operatorsPort(), "/operators", OURS.shownBy("Olga"))).startsWith("HTTP/1.1 200");
            ways.open(Way.BOTH);
            assertThat(get(server.port(), page, null)).startsWith("HTTP/1.1 200");
            assertThat(get(server.secondPort(), page, null)).startsWith("HTTP/1.1 200");
        } finally {
            ways.open(Way.FIRST);
        }
    }

    @Test
    void bothWaysInAreTried() {
        var seen = waysProbe.look();
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        var gone = waysProbe.look(server.address(server.port()), server.address(1));
        assertThat(gone.holds()).isFalse();
        assertThat(gone.observed()).contains("second").doesNotContain("first");
    }

    @Test
    void allPortsAreDeclared() {
        assertThat(server.ports()).extracting(port -> port.service()).contains("pages", "operators", "second");
        assertThat(OperatorsDoorFilter.answers(false, 0, 8443, "/operators")).as("without a port of their own")
                .isTrue();
        assertThat(OperatorsDoorFilter.answers(true, 0, 8443, "/operators")).as("not open yet").isFalse();
        assertThat(OperatorsDoorFilter.answers(true, 0, 8443, "/sign-in")).isTrue();
        assertThat(OperatorsDoorFilter.answers(true, 9443, 8443, "/operators")).isFalse();
        assertThat(OperatorsDoorFilter.answers(true, 9443, 9443, "/")).isFalse();
        assertThat(OperatorsDoorFilter.answers(true, 9443, 9443, "/assets/a/b.css")).isTrue();
    }

    @Test
    void aPortWithoutAnIssuerIsNoPort() throws IOException {
        assertThatThrownBy(() -> new TlsSettings(List.of(), null, null, null, 9443, null, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        var empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        var unfit = new TlsSettings(List.of(), null, null, null, 9443, empty, null, null, null);
        assertThatThrownBy(() -> OperatorsAuthority.read(unfit))
                .isInstanceOf(CannotStartException.class);
    }

    private static void replaceList(String text) throws IOException {
        var fresh = Files.writeString(Files.createTempFile(list.getParent(), "aumbry-revoked", ".new"), text);
        Files.move(fresh, list, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static SSLSocket connect(int port, KeyManager @Nullable [] shown) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(shown, new TrustManager[] {ANY_SERVER}, new SecureRandom());
        var socket = (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(180_000);
        return socket;
    }

    /** The first line of the answer; the connection stays open. */
    private static String ask(SSLSocket socket, String path) throws IOException {
        socket.getOutputStream().write(("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static String get(int port, String path, KeyManager @Nullable [] shown) throws Exception {
        try (var socket = connect(port, shown)) {
            socket.getOutputStream().write(
                    ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
