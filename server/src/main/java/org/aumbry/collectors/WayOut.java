package org.aumbry.collectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Egress.Party;
import org.aumbry.kernel.NotVisitedException;
import org.aumbry.kernel.NotVisitedException.Why;
import org.aumbry.kernel.Visit;
import org.aumbry.web.OutgoingAddresses;
import org.aumbry.web.OutgoingCalls;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The way out to destinations: over TLS only, to addresses that are allowed, with ten seconds for all of it and nothing
 * followed. Whoever does not take what it is sent in that time is left.
 */
@Component
class WayOut implements OutgoingCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int HTTPS = 443;
    private static final int SYSLOG_TLS = 6514;
    private static final String NOT_ALLOWED = "not-allowed";

    private final CollectorSettings settings;
    private final Egress egress;
    private final Duration patience;
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

    @Autowired
    WayOut(CollectorSettings settings, Egress egress) {
        this(settings, egress, PATIENCE);
    }

    WayOut(CollectorSettings settings, Egress egress, Duration patience) {
        this.settings = settings;
        this.egress = egress;
        this.patience = patience;
    }

    /** Why nothing is sent there; empty when it may be. */
    Optional<String> refusal(URI address) {
        return permitted(address)
                ? OutgoingAddresses.refusal(address.getHost(), settings.internalAddresses())
                : Optional.of(NOT_ALLOWED);
    }

    /**
     * Sends a body by POST; taken means a status from 200 to 299.
     *
     * @param token sent as a bearer token (RFC 6750); null for none
     * @param authority whose certificates count beside none other, PEM; null for the public ones
     */
    void post(URI address, String type, String body, @Nullable String token, @Nullable String authority) {
        refusal(address).ifPresent(problem -> {
            throw new NotTakenException(problem);
        });
        ports.add(port(address, HTTPS));
        var request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var visit = visit(address, HTTPS); var client = client(authority)) {
            var pending = client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
            int status = answered(client, pending);
            visit.answered();
            if (status < 200 || status > 299) {
                throw new NotTakenException("status-" + status);
            }
        }
    }

    private int answered(HttpClient client, CompletableFuture<HttpResponse<Void>> pending) {
        try {
            return pending.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } catch (ExecutionException failed) {
            throw new NotTakenException(switch (failed.getCause()) {
                case HttpTimeoutException slow -> "too-slow";
                case SSLException refused -> "certificate";
                default -> "unreachable";
            });
        } catch (TimeoutException slow) {
            throw new NotTakenException("too-slow");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotTakenException("stopped");
        } finally {
            client.shutdownNow();
        }
    }

    private HttpClient client(@Nullable String authority) {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context(authority))
                .build();
    }

    /** Sends frames over one connection (RFC 5425); taken means that the other side kept it open to the end. */
    void frames(URI address, List<byte[]> frames, @Nullable String authority) {
        if (!permitted(address)) {
            throw new NotTakenException(NOT_ALLOWED);
        }
        int port = port(address, SYSLOG_TLS);
        ports.add(port);
        long start = System.nanoTime();
        try (var visit = visit(address, SYSLOG_TLS); var plain = new Socket()) {
            // A peer that reads nothing would hold a write for ever.
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> closeQuietly(plain));
            plain.connect(new InetSocketAddress(resolved(address.getHost()), port), (int) patience.toMillis());
            try (var socket = (SSLSocket) context(authority).getSocketFactory()
                    .createSocket(plain, address.getHost(), port, true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                var out = socket.getOutputStream();
                for (var frame : frames) {
                    out.write(frame);
                }
                out.flush();
                // RFC 5425, 4.4: our close_notify, then theirs; a peer that was gone before shows here.
                socket.shutdownOutput();
                while (socket.getInputStream().read() >= 0) {
                    continue;
                }
                visit.answered();
            }
        } catch (IOException failed) {
            boolean slow = System.nanoTime() - start >= patience.toNanos();
            throw new NotTakenException(
                    slow ? "too-slow" : failed instanceof SSLException ? "certificate" : "unreachable");
        }
    }

    private Visit visit(URI address, int usual) {
        try {
            return egress.visit(Party.COLLECTOR, address.getHost(), port(address, usual));
        } catch (NotVisitedException notNow) {
            throw new NotTakenException(notNow.why() == Why.NOT_ALLOWED ? NOT_ALLOWED : "unreachable");
        }
    }

    private boolean permitted(URI address) {
        int usual = "tls".equals(address.getScheme()) ? SYSLOG_TLS : HTTPS;
        return egress.permits(Party.COLLECTOR, address.getHost(), port(address, usual));
    }

    @Override
    public Set<Integer> ports() {
        return Set.copyOf(ports);
    }

    /** The very address that is then gone to: what the name leads to a moment later does not matter. */
    private InetAddress resolved(String host) {
        try {
            for (var address : InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""))) {
                if (OutgoingAddresses.allowed(address, settings.internalAddresses())) {
                    return address;
                }
            }
            throw new NotTakenException(OutgoingAddresses.INTERNAL);
        } catch (UnknownHostException unknown) {
            throw new NotTakenException(OutgoingAddresses.UNKNOWN);
        }
    }

    /** @throws IllegalArgumentException when the authority is no PEM text with certificates */
    static SSLContext context(@Nullable String authority) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, authority == null ? null : trusting(authority).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("no certificate of an authority", unusable);
        }
    }

    private static TrustManagerFactory trusting(String authority) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int number = 0;
        for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(
                new ByteArrayInputStream(authority.getBytes(StandardCharsets.US_ASCII)))) {
            trusted.setCertificateEntry("authority-" + number++, certificate);
        }
        if (number == 0) {
            throw new IOException("no certificate");
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        return managers;
    }

    private static int port(URI address, int usual) {
        return address.getPort() > 0 ? address.getPort() : usual;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            return;
        }
    }
}
