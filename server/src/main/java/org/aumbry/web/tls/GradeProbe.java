package org.aumbry.web.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aumbry.kernel.Probe;
import org.aumbry.web.AnswerHeaders;
import org.springframework.stereotype.Component;

/**
 * Holds our own port to the conditions that public graders ask for A+: strict protocols and suites, a strong key within
 * its time, HSTS for half a year and more, no renegotiation; and to our own security headers on a page, a refusal and a
 * static address. Whether browsers trust the certificate's issuer is the installation's choice and not judged.
 */
@Component
class GradeProbe implements Probe {

    private static final List<String> ADDRESSES = List.of("/sign-in", "/documents", "/assets/none", "/api/v1/me");
    private static final Duration HSTS_AT_LEAST = Duration.ofDays(180);
    private static final int EC_BITS = 225;
    private static final int RSA_BITS = 3072;

    private final TlsServer server;
    private final Certificates certificates;
    private final Clock clock;

    GradeProbe(TlsServer server, Certificates certificates, Clock clock) {
        this.server = server;
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "web.tls-grade";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-19");
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
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        var strict = TlsProbe.look(address);
        if (!strict.holds()) {
            return strict;
        }
        try {
            var certificate = certificates.current().leaf();
            var faults = new ArrayList<>(weaknesses(certificate));
            var client = new PinnedClient(address, certificate);
            for (var path : ADDRESSES) {
                faults.addAll(missing(client.headers(path)));
            }
            if (client.negotiatesAnew()) {
                faults.add("renegotiation is open");
            }
            return faults.isEmpty()
                    ? Result.holds("conditions for A+ met; headers whole on " + ADDRESSES.size() + " kinds of address")
                    : Result.fails(String.join(", ", faults.stream().distinct().toList()));
        } catch (IOException | CertificateException unreachable) {
            return Result.fails("the TLS port does not serve its certificate");
        }
    }

    private List<String> weaknesses(X509Certificate certificate) {
        var found = new ArrayList<String>();
        boolean strong = switch (certificate.getPublicKey()) {
            case ECPublicKey curve -> curve.getParams().getCurve().getField().getFieldSize() >= EC_BITS;
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= RSA_BITS;
            default -> true;
        };
        if (!strong) {
            found.add("the certificate's key is short");
        }
        var now = clock.instant();
        if (certificate.getNotAfter().toInstant().isBefore(now)
                || certificate.getNotBefore().toInstant().isAfter(now)) {
            found.add("the certificate is not within its time");
        }
        return found;
    }

    /** What an answer lacks. */
    static List<String> missing(Map<String, String> headers) {
        var faults = new ArrayList<String>();
        var sent = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        sent.putAll(headers);
        AnswerHeaders.overTls().forEach((name, value) -> {
            if (!value.equals(sent.get(name))) {
                faults.add(name + " is missing or another");
            }
        });
        var hsts = sent.getOrDefault("strict-transport-security", "").replaceAll("(?s).*max-age=(\\d+).*", "$1");
        if (!hsts.matches("\\d{1,12}") || Long.parseLong(hsts) < HSTS_AT_LEAST.toSeconds()) {
            faults.add("HSTS is shorter than " + HSTS_AT_LEAST.toDays() + " days");
        }
        return faults;
    }
}
