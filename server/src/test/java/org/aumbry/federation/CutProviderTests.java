package org.aumbry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.aumbry.federation.ProviderSettings.Ldap;
import org.aumbry.federation.ProviderSettings.Reading;
import org.aumbry.testing.Crowd;
import org.aumbry.testing.CutLine;
import org.aumbry.web.CountedEgress;
import org.junit.jupiter.api.Test;

/** The lines to a sign-in provider and to a directory are cut while many want to sign in. */
class CutProviderTests {

    private final CountedEgress egress = new CountedEgress();
    private final Outgoing outgoing = new Outgoing(new FederationSettings(true), egress, Duration.ofMillis(500));

    @Test
    void ofManyWhoSignInFewWaitThenNobodyUntilItAnswers() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            call.sendResponseHeaders(200, 2);
            call.getResponseBody().write("{}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            call.close();
        });
        server.start();
        try (var line = new CutLine(server.getAddress().getPort())) {
            var address = URI.create("http://localhost:" + line.port() + "/keys");
            line.hush();
            var crowd = Crowd.of(200, () -> outgoing.get(address)).letGo();
            assertThat(crowd.refused()).hasSize(200).allMatch(NotProvenException.class::isInstance);
            assertThat(line.callers()).isLessThanOrEqualTo(32);
            assertThat(egress.machine().rests()).isTrue();
            assertThat(egress.machine().waiting()).isZero();

            line.mend();
            int known = line.callers();
            assertThatThrownBy(() -> outgoing.get(address)).hasMessageContaining("unreachable");
            assertThat(line.callers()).isEqualTo(known);
            egress.pass(Duration.ofSeconds(30));
            assertThat(outgoing.get(address)).isEqualTo("{}");
            assertThat(Crowd.of(20, () -> outgoing.get(address)).letGo().refused()).isEmpty();
            assertThat(egress.machine().answers()).isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aDirectoryThatTakesCallsAndNeverAnswersIsLeftAloneToo() {
        try (var line = CutLine.silent()) {
            var directory = new LdapDirectory(outgoing);
            var settings = new Ldap(
                    "ldap://localhost:" + line.port(), "", "", "dc=cut,dc=example", "(uid={login})",
                    new Reading("entryUUID", "cn", "mail"), null);
            var typed = new LdapDirectory.Typed("bo", "a password of bo's", Instant.EPOCH);
            var crowd = Crowd.of(100, () -> directory.signIn(settings, null, typed)).letGo();
            assertThat(crowd.refused()).hasSize(100).allMatch(NotProvenException.class::isInstance);
            assertThat(line.callers()).isLessThanOrEqualTo(32);
            assertThat(egress.machine().rests()).isTrue();
        }
    }
}
