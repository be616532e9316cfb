package org.aumbry.federation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Egress.Party;
import org.aumbry.kernel.NotVisitedException;
import org.aumbry.kernel.NotVisitedException.Why;
import org.aumbry.kernel.Visit;
import org.aumbry.web.OutgoingCalls;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks other servers, where an administrator of a network has named them: over TLS, at most 512 KiB and ten seconds,
 * and following nothing.
 *
 * <p>A name that leads elsewhere between the check and the call gains nothing: the certificate must be the name's.
 */
@Component
class Outgoing implements OutgoingCalls {

    private static final int HTTPS = 443;
    static final int LIMIT_BYTES = 512 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> FORWARDED = List.of("authorization", "content-type", "accept");

    private final FederationSettings settings;
    private final Egress egress;
    private final Duration patience;
    private final Set<Integer> ports = ConcurrentHashMap.newKeySet();
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    @Autowired
    Outgoing(FederationSettings settings, Egress egress) {
        this(settings, egress, PATIENCE);
    }

    Outgoing(FederationSettings settings, Egress egress, Duration patience) {
        this.settings = settings;
        this.egress = egress;
        this.patience = patience;
    }

    /** What the other server said. */
    record Reply(int status, String type, String body) {

        @Override
        public String toString() {
            return "reply " + status;
        }
    }

    /** Reads a document; refuses everything but status 200. */
    String get(URI address) {
        var reply = send("GET", address, Map.of("accept", "*/*"), null);
        if (reply.status() != 200) {
            throw new NotProvenException("status-" + reply.status());
        }
        return reply.body();
    }

    Reply send(String method, URI address, Map<String, String> headers, @Nullable String body) {
        requireAllowed(address);
        var request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .method(method, body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (FORWARDED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                request.header(name, value);
            }
        });
        return answer(request.build());
    }

    /** Refuses an address that is not secure, or that stands where providers may not. */
    void requireAllowed(URI address) {
        if (!OutgoingRules.secure(address)) {
            throw new NotProvenException("not-https");
        }
        requireAllowed(Party.PROVIDER, address.getHost(), port(address));
    }

    /** Refuses a host that stands where providers may not, or that the installation does not go to. */
    void requireAllowed(Party party, String host, int port) {
        if (!egress.permits(party, host, port)) {
            throw new NotProvenException("not-allowed");
        }
        OutgoingRules.requireReachable(host, settings.internalAddresses());
        ports.add(port);
    }

    /** Begins to ask a server; refuses one that has not answered several times in a row, or that many wait for. */
    Visit visit(Party party, String host, int port) {
        try {
            return egress.visit(party, host, port);
        } catch (NotVisitedException notNow) {
            throw new NotProvenException(notNow.why() == Why.NOT_ALLOWED ? "not-allowed" : "unreachable");
        }
    }

    @Override
    public Set<Integer> ports() {
        return Set.copyOf(ports);
    }

    private Reply answer(HttpRequest request) {
        var handler = HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LIMIT_BYTES);
        try (var visit = visit(Party.PROVIDER, request.uri().getHost(), port(request.uri()))) {
            var response = waited(client.sendAsync(request, handler));
            visit.answered();
            return new Reply(
                    response.statusCode(), response.headers().firstValue("content-type").orElse(""), response.body());
        }
    }

    private <T> T waited(CompletableFuture<T> pending) {
        try {
            return pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new NotProvenException(failed.getCause() instanceof IOException ? "unreachable" : "failed");
        } catch (TimeoutException slow) {
            pending.cancel(true);
            throw new NotProvenException("too-slow");
        } catch (InterruptedException stopped) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new NotProvenException("stopped");
        }
    }

    private static int port(URI address) {
        return address.getPort() > 0 ? address.getPort() : HTTPS;
    }
}
