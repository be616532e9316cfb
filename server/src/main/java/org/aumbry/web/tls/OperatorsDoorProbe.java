package org.aumbry.web.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/**
 * Knocks for operators where everybody comes in, and must find nothing; then at the operators' own port without a
 * certificate, and must get no answer.
 */
@Component
class OperatorsDoorProbe implements Probe {

    private static final List<String> PATHS = List.of("/operators", "/operators/sign-in");
    private static final int MISSING = 404;

    private final TlsServer server;
    private final Certificates certificates;
    private final Revocations revocations;

    OperatorsDoorProbe(TlsServer server, Certificates certificates, Revocations revocations) {
        this.server = server;
        this.certificates = certificates;
        this.revocations = revocations;
    }

    @Override
    public String id() {
        return "web.operators-door";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-96");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        return server.operatorsPort() == 0
                ? Result.fails("Operators come in where everybody does: they have no port of their own.")
                : look(server.port(), server.operatorsPort());
    }

    /** @param own where nobody without a certificate may be answered */
    Result look(int everybodys, int own) {
        try {
            var pin = certificates.current().leaf();
            var outside = new PinnedClient(at(everybodys), pin);
            var inside = new PinnedClient(at(own), pin);
            var faults = new ArrayList<String>();
            for (var path : PATHS) {
                if (!outside.status(path).equals(OptionalInt.of(MISSING))) {
                    faults.add(path + " is not missing where everybody comes in");
                }
                if (inside.status(path).isPresent()) {
                    faults.add(path + " was answered without a certificate");
                }
            }
            var until = revocations.until();
            if (revocations.asked() && until.isEmpty()) {
                faults.add("no list of certificates that were taken back counts, so operators are not answered");
            }
            return faults.isEmpty()
                    ? Result.holds("The operators' pages are missing where everybody comes in, and at their own port"
                            + " nobody is answered without a certificate; " + until
                                    .map(end -> "one that was taken back is known by a list until " + end.toInstant())
                                    .orElse("no list says which were taken back") + ".")
                    : Result.fails(String.join("; ", faults) + ".");
        } catch (IOException | CertificateException unreadable) {
            return Result.fails("The certificate that is served could not be read.");
        }
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
