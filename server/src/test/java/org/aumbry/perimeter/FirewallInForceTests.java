package org.aumbry.perimeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.aumbry.kernel.Listening.Facing;
import org.aumbry.kernel.Listening.Port;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rules loaded into a real kernel, in a network of their own, and tried from another machine of that network. A
 * port that is let through refuses at once, since nothing listens there; one that is dropped gives no answer.
 */
class FirewallInForceTests {

    private static final String TRIED_FROM_OUTSIDE = """
            set -e
            ip link set lo up
            unshare -n sleep 60 & other=$!
            until [ "$(readlink /proc/$other/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
            ip link add veth0 type veth peer name veth1
            ip link set veth1 netns $other
            ip addr add 10.77.0.1/24 dev veth0
            ip link set veth0 up
            nsenter -t $other -n sh -c 'ip addr add 10.77.0.2/24 dev veth1; ip link set veth1 up'
            nft -f "$1"
            for port in 8443 9443 40001; do
                code=0
                nsenter -t $other -n timeout 3 bash -c "echo > /dev/tcp/10.77.0.1/$port" 2>/dev/null || code=$?
                if [ $code = 124 ]; then echo "$port dropped"; else echo "$port let through"; fi
            done
            kill $other
            nft list table inet aumbry
            """;

    private static final List<Port> PORTS = List.of(
            new Port("pages", 8443, Facing.ANYONE, ""),
            new Port("operators", 9443, Facing.OPERATORS, ""),
            new Port("database", 40001, Facing.THIS_MACHINE, ""));

    @TempDir
    Path folder;

    @Test
    void fromOutsideOnlyWhatWasDeclaredIsReached() throws Exception {
        assumeTrue(can("unshare", "-rn", "nft", "list", "tables"), "needs nft and namespaces of one's own");
        var open = loaded(settings(List.of("10.77.0.0/24")));
        assertThat(open).contains("8443 let through", "9443 let through", "40001 dropped");
        var closed = loaded(settings(List.of("198.51.100.0/24")));
        assertThat(closed).contains("8443 let through", "9443 dropped", "40001 dropped");
        var rules = RulesInForce.of(closed.substring(closed.indexOf("table inet")));
        assertThat(DefaultDenyProbe.compare(rules, FirewallRules.open(PORTS, settings(List.of()))).holds())
                .as("what nft lists is what was meant").isTrue();
        assertThat(rules.open()).containsExactlyInAnyOrder(22, 8443, 9443);
    }

    @Test
    void whatKnocksPrintsWhatTheProbeReads() throws Exception {
        try (var open = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = open.getLocalPort();
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process = new ProcessBuilder(java, "../deploy/Knock.java", "127.0.0.1", port + "-" + port).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            assertThat(OutsideLook.of(said).orElseThrow().answered()).containsExactly(port);
        }
    }

    private String loaded(PerimeterSettings settings) throws Exception {
        var rules = Files.writeString(folder.resolve("firewall.nft"), FirewallRules.text(PORTS, settings));
        var script = Files.writeString(folder.resolve("outside.sh"), TRIED_FROM_OUTSIDE);
        var process = new ProcessBuilder("unshare", "-rn", "bash", script.toString(), rules.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static boolean can(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static PerimeterSettings settings(List<String> operators) {
        return new PerimeterSettings(List.of(22), operators, null, null, Duration.ofDays(180));
    }
}
