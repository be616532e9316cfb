package org.aumbry.checkpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.aumbry.crypto.Ed25519;
import org.aumbry.testing.CutLine;
import org.aumbry.web.CountedEgress;
import org.junit.jupiter.api.Test;

/** The line to a witness is cut: it holds up nobody for long, is left alone, and is shown heads again afterwards. */
class CutWitnessTests {

    private final CountedEgress egress = new CountedEgress();
    private final WitnessPost post = new WitnessPost(egress, Duration.ofMillis(200));

    @Test
    void aSilentWitnessIsLeftAloneAndShownHeadsAgainOnceItAnswers() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        server.start();
        try (var line = new CutLine(server.getAddress().getPort())) {
            var witness = witness(line.port());
            line.hush();
            assertSilent(witness);
            line.stall();
            assertSilent(witness);
            line.refuse();
            assertSilent(witness);
            line.mend();
            int callers = line.callers();
            assertThatThrownBy(() -> post.send(witness, "head")).hasMessageContaining("left alone");
            assertThat(line.callers()).isEqualTo(callers);
            egress.pass(Duration.ofMinutes(5));
            assertThat(post.send(witness, "head").status()).isEqualTo(200);
            assertThat(post.send(witness, "head").status()).isEqualTo(200);
            assertThat(egress.machine().answers()).isTrue();
        } finally {
            server.stop(0);
        }
    }

    private void assertSilent(Witness witness) {
        assertThatThrownBy(() -> post.send(witness, "head")).isInstanceOf(IOException.class)
                .hasMessageContaining("no answer");
    }

    private static Witness witness(int port) {
        var pair = Ed25519.generate();
        pair.seed().close();
        return Witness.parse(new NoteKey("witness.example/w1", NoteKey.COSIGNATURE, pair.publicKey()).text()
                + " http://127.0.0.1:" + port + "/w/");
    }
}
