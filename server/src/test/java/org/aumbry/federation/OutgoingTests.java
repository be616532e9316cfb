package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.aumbry.kernel.Egress.Party.PROVIDER;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.kernel.Egress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the server goes on the word of an administrator, and what it takes from there. */
class OutgoingTests {

    private final Outgoing strict = new Outgoing(new FederationSettings(false), Egress.UNLIMITED);
    private final Outgoing relaxed = new Outgoing(new FederationSettings(true), Egress.UNLIMITED);

    @ParameterizedTest
    @ValueSource(strings = {
        "http://idp.acme.example", "ftp://idp.acme.example", "https://user@idp.acme.example", "file:///etc/passwd",
        "https://idp.acme.example/#x", "http://localhost.acme.example", "http://127.0.0.1.acme.example",
                "http://2130706433",
        "http://0x7f.1", "//idp.acme.example", "https:///x", "http://[::ffff:127.0.0.1]", "jar:https://x!/", "https://"
    })
    void whatIsNotSecureIsRefused(String address) {
        assertThat(OutgoingRules.secure(OutgoingRules.read(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "198.18.0.1", "192.0.0.8",
        "0.0.0.1", "240.0.0.1", "[::1]", "[fc00::1]", "[fd12::1]", "[fec0::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]",
        "localhost"
    })
    void internalAddressesAreRefusedUnlessAllowed(String host) {
        assertThatThrownBy(() -> strict.requireAllowed(PROVIDER, host, 443)).hasMessage("internal-address");
        relaxed.requireAllowed(PROVIDER, host.equals("0.0.0.1") ? "10.0.0.1" : host, 443);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "0.0.0.0", "224.0.0.1", "[fe80::1]", "[ff02::1]", "[::]",
            "[::ffff:169.254.169.254]"})
    void someAddressesAreNeverAllowed(String host) {
        assertThatThrownBy(() -> relaxed.requireAllowed(PROVIDER, host, 443)).hasMessage("internal-address");
    }

    @Test
    void whereTheInstallationDoesNotGoNobodyIsSent() {
        var outgoing = new Outgoing(new FederationSettings(true), (party, host, port) -> port == 8443);
        outgoing.requireAllowed(PROVIDER, "127.0.0.1", 8443);
        assertThatThrownBy(() -> outgoing.requireAllowed(PROVIDER, "127.0.0.1", 443)).hasMessage("not-allowed");
        assertThatThrownBy(() -> outgoing.get(URI.create("https://127.0.0.1/x"))).hasMessage("not-allowed");
    }

    @Test
    void nothingIsFollowedAndNothingIsEndless() throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/secret");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/secret", exchange -> asked.incrementAndGet());
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; i < 2000; i++) {
                    out.write(new byte[1024]);
                }
            } catch (IOException gone) {
                asked.addAndGet(100);
            }
        });
        server.start();
        try {
            var base = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThatThrownBy(() -> relaxed.get(URI.create(base + "/moved"))).hasMessage("status-302");
            assertThatThrownBy(() -> relaxed.get(URI.create(base + "/endless"))).isInstanceOf(NotProvenException.class);
            assertThatThrownBy(() -> strict.get(URI.create(base + "/moved"))).hasMessage("internal-address");
            assertThat(asked.get() % 100).isZero();
        } finally {
            server.stop(0);
        }
    }
}
