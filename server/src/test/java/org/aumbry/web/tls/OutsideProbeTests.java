package org.aumbry.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each probe turns red when its control is broken, and green again when it is mended. */
@AumbryTest
class OutsideProbeTests {

    @Autowired
    private ListeningProbe listening;

    @Autowired
    private NoCallsProbe calls;

    @Autowired
    private ClosedDoorProbe door;

    @Autowired
    private TlsServer server;

    @Test
    void aPortThatWasNotDeclaredIsSeen() throws IOException {
        var before = listening.look().observed();
        try (var secret = new ServerSocket(0)) {
            var seen = listening.look();
            assertThat(seen.holds()).isFalse();
            assertThat(seen.observed()).contains(String.valueOf(secret.getLocalPort()));
            assertThat(before).doesNotContain(String.valueOf(secret.getLocalPort()));
        }
        assertThat(listening.look().observed()).isEqualTo(before);
    }

    @Test
    void aPortForThisMachineOnlyIsNobodysBusiness() throws IOException {
        boolean before = listening.look().holds();
        try (var inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var seen = listening.look();
            assertThat(seen.holds()).isEqualTo(before);
            assertThat(seen.observed()).doesNotContain(String.valueOf(inside.getLocalPort()));
        }
    }

    @Test
    void aConnectionToAnotherMachineIsSeen() throws IOException {
        var outside = outsideAddress();
        assumeTrue(outside.isPresent(), "this machine has no address but its own");
        assertThat(calls.look().holds()).isTrue();
        try (var other = new ServerSocket(0, 1, outside.get())) {
            int port = other.getLocalPort();
            try (var call = new Socket(outside.get(), port);
                    var answer = other.accept()) {
                var seen = calls.look();
                assertThat(call.isConnected() && answer.isConnected()).isTrue();
                assertThat(seen.holds()).isFalse();
                assertThat(seen.observed()).contains(String.valueOf(port));
            }
        }
        assertThat(calls.look().holds()).isTrue();
    }

    @Test
    void everyAddressLetsNobodyInUntilOneDoes() {
        var seen = door.look();
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        assertThat(Integer.parseInt(seen.observed().split(" ")[0])).isGreaterThan(30);
        var open = new ClosedDoorProbe(server, () -> new TreeSet<>(List.of("/spaces", "/sign-in")));
        assertThat(open.look().observed()).startsWith("1 addresses of 3 answered");
    }

    private static Optional<InetAddress> outsideAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
    }
}
