package org.aumbry.web.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Offers old versions and weak suites to our own port and sees them refused. */
@Component
class TlsProbe implements Probe {

    private final TlsServer server;

    TlsProbe(TlsServer server) {
        this.server = server;
    }

    @Override
    public String id() {
        return "web.tls";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-16", "ELI-18", "PAN-50");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        if (!server.listens()) {
            return Result.fails("nothing listens for TLS");
        }
        return look(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    }

    static Result look(InetSocketAddress address) {
        var taken = new ArrayList<String>();
        try {
            taken(address, ClientHello.TLS_1_0, all(), "TLS 1.0", taken);
            taken(address, ClientHello.TLS_1_1, all(), "TLS 1.1", taken);
            taken(address, ClientHello.TLS_1_2, ClientHello.WITH_CBC, "TLS 1.2 with CBC", taken);
            taken(address, ClientHello.TLS_1_2, ClientHello.WITHOUT_FORWARD_SECRECY, "TLS 1.2 without forward secrecy",
                    taken);
            boolean serves = new ClientHello(ClientHello.TLS_1_2, ClientHello.GOOD).offer(address).isPresent();
            if (!serves) {
                return Result.fails("TLS 1.2 with ECDHE and AEAD is not served");
            }
        } catch (IOException unreachable) {
            return Result.fails("the TLS port did not answer");
        }
        return taken.isEmpty()
                ? Result.holds(
                        "TLS 1.0, TLS 1.1, CBC and suites without forward secrecy refused; ECDHE with AEAD served")
                : Result.fails("accepted: " + String.join(", ", taken));
    }

    private static List<Integer> all() {
        var all = new ArrayList<>(ClientHello.GOOD);
        all.addAll(ClientHello.WITH_CBC);
        all.addAll(ClientHello.WITHOUT_FORWARD_SECRECY);
        return all;
    }

    private static void taken(InetSocketAddress address, int version, List<Integer> suites, String name,
            List<String> into)
            throws IOException {
        if (new ClientHello(version, suites).offer(address).isPresent()) {
            into.add(name);
        }
    }
}
