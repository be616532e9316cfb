package org.aumbry.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.networks.TxtRecords.Seen;
import org.aumbry.web.CountedEgress;
import org.junit.jupiter.api.Test;

/** A name server that takes questions and never answers. */
class CutNameServerTests {

    private final CountedEgress egress = new CountedEgress();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aSilentNameServerIsLeftAloneAndNothingIsTakenForAbsent() throws IOException {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> count(silent));
            var records = records("127.0.0.1:" + silent.getLocalPort());
            assertThat(look(records)).isEqualTo(Seen.SILENT);
            assertThat(look(records)).isEqualTo(Seen.SILENT);
            assertThat(egress.machine().rests()).isTrue();
            int before = asked.get();
            assertThat(look(records)).isEqualTo(Seen.SILENT);
            assertThat(asked.get()).as("not asked while it rests").isEqualTo(before);
        }
    }

    @Test
    void anotherServerIsAskedInstead() throws IOException {
        try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress()); var good = new DnsServer()) {
            good.set("_aumbry.cut.example", "token");
            var records = records("127.0.0.1:" + silent.getLocalPort(), good.address());
            assertThat(look(records)).isEqualTo(Seen.THERE);
            good.fail(true);
            assertThat(look(records)).isEqualTo(Seen.SILENT);
            good.fail(false);
            egress.pass(Duration.ofSeconds(30));
            assertThat(look(records)).isEqualTo(Seen.THERE);
        }
    }

    private TxtRecords records(String... servers) {
        return new TxtRecords(new DomainSettings(List.of(servers), Duration.ofMillis(300)), egress);
    }

    private static Seen look(TxtRecords records) {
        return records.look("_aumbry.cut.example", "token");
    }

    private void count(DatagramSocket silent) {
        try {
            while (true) {
                silent.receive(new DatagramPacket(new byte[4096], 4096));
                asked.incrementAndGet();
            }
        } catch (IOException closed) {
            Thread.onSpinWait();
        }
    }
}
