package org.aumbry.checkpoints;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.aumbry.kernel.Egress;
import org.springframework.stereotype.Component;

/** Sends a head to a witness over HTTP; follows no redirect and reads no long answer. */
@Component
class WitnessPost {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST = 20_000;
    private static final int HTTPS = 443;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Egress egress;

    WitnessPost(Egress egress) {
        this.egress = egress;
    }

    /** What a witness answered. */
    record Answer(int status, String body) {}

    Answer send(Witness witness, String body) throws IOException {
        var address = witness.address();
        int port = address.getPort() > 0 ? address.getPort() : HTTPS;
        if (!egress.permits(Egress.Party.WITNESS, address.getHost(), port)) {
            throw new IOException("the installation does not go there");
        }
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var in = response.body()) {
                return new Answer(response.statusCode(), new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        }
    }
}
