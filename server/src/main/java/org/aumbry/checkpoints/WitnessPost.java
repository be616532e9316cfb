package org.aumbry.checkpoints;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.NotVisitedException;
import org.aumbry.kernel.NotVisitedException.Why;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Sends a head to a witness over HTTP; follows no redirect and reads no long answer. */
@Component
class WitnessPost {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 20_000;
    private static final int HTTPS = 443;

    private final HttpClient client;
    private final Egress egress;
    private final Duration patience;

    @Autowired
    WitnessPost(Egress egress) {
        this(egress, PATIENCE);
    }

    WitnessPost(Egress egress, Duration patience) {
        this.egress = egress;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What a witness answered. */
    record Answer(int status, String body) {}

    Answer send(Witness witness, String body) throws IOException {
        var address = witness.address();
        int port = address.getPort() > 0 ? address.getPort() : HTTPS;
        var request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var visit = egress.visit(Egress.Party.WITNESS, address.getHost(), port)) {
            var response = waited(client.sendAsync(request, HttpResponse.BodyHandlers.limiting(
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST)));
            visit.answered();
            return new Answer(response.statusCode(), response.body());
        } catch (NotVisitedException notNow) {
            throw new IOException(notNow.why() == Why.NOT_ALLOWED
                    ? "the installation does not go there"
                    : "left alone, since it was silent", notNow);
        }
    }

    /** All of it in that time: the time of a request ends with the first line of its answer. */
    private <T> T waited(CompletableFuture<T> pending) throws IOException {
        try {
            return pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            pending.cancel(true);
            throw new IOException("no answer", silent);
        } catch (InterruptedException stopping) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        }
    }
}
