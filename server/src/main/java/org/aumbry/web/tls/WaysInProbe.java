package org.aumbry.web.tls;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.aumbry.kernel.Probe;
import org.aumbry.web.Entrances;
import org.springframework.stereotype.Component;

/** Knocks at both ways in and sees that each answers, whichever is open. */
@Component
class WaysInProbe implements Probe {

    private static final OptionalInt OK = OptionalInt.of(200);

    private final TlsServer server;
    private final Certificates certificates;
    private final Entrances ways;

    WaysInProbe(TlsServer server, Certificates certificates, Entrances ways) {
        this.server = server;
        this.certificates = certificates;
        this.ways = ways;
    }

    @Override
    public String id() {
        return "web.ways-in";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-8");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        return server.secondPort() == 0
                ? Result.fails("There is no second way in.")
                : look(server.address(server.port()), server.secondAddress());
    }

    Result look(InetSocketAddress first, InetSocketAddress second) {
        try {
            var pin = certificates.current().leaf();
            var silent = new ArrayList<String>();
            if (!new PinnedClient(first, pin).status(WayFilter.SIGN).equals(OK)) {
                silent.add("first");
            }
            if (!new PinnedClient(second, pin).status(WayFilter.SIGN).equals(OK)) {
                silent.add("second");
            }
            return silent.isEmpty()
                    ? Result.holds("Both ways in answer; open is: " + ways.open().stored() + ".")
                    : Result.fails("No answer at the way in: " + String.join(", ", silent) + ".");
        } catch (IOException | CertificateException unreadable) {
            return Result.fails("The certificate that is served could not be read.");
        }
    }
}
