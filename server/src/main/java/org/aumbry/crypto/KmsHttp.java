package org.aumbry.crypto;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Egress.Party;
import org.aumbry.kernel.NotVisitedException;
import org.aumbry.kernel.NotVisitedException.Why;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks key services over HTTP; whatever is no answer of theirs is silence. */
final class KmsHttp {

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;
    private static final int LIMIT_BYTES = 1 << 20;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client;
    private final Duration timeout;
    private final Egress egress;

    KmsHttp(Duration timeout, Egress egress) {
        this.timeout = timeout;
        this.egress = egress;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** What was answered; the body is an empty object when it was none. */
    record Answer(int status, JsonNode body) {}

    /** @throws KmsUnavailableException for an address without TLS that is not this machine */
    static URI checked(URI address) {
        if ("https".equals(address.getScheme())) {
            return address;
        }
        try {
            if ("http".equals(address.getScheme()) && InetAddress.getByName(address.getHost()).isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException unknown) {
            throw new KmsUnavailableException("The address of the key service is not known: " + address, unknown);
        }
        throw new KmsUnavailableException("The key service must be asked by https: " + address);
    }

    byte[] write(Object body) {
        return json.writeValueAsBytes(body);
    }

    Answer ask(HttpRequest.Builder unbounded) {
        var request = unbounded.timeout(timeout).build();
        var address = request.uri();
        int usual = "https".equals(address.getScheme()) ? HTTPS : HTTP;
        int port = address.getPort() > 0 ? address.getPort() : usual;
        try (var visit = egress.visit(Party.KEY_SERVICE, address.getHost(), port)) {
            var response = waited(client.sendAsync(request, HttpResponse.BodyHandlers.limiting(
                    HttpResponse.BodyHandlers.ofByteArray(), LIMIT_BYTES)));
            if (response.statusCode() >= SERVER_ERROR || response.statusCode() == TOO_MANY) {
                throw new KmsUnavailableException("The key service answers with status " + response.statusCode() + ".");
            }
            var body = response.body().length == 0 ? json.createObjectNode() : json.readTree(response.body());
            visit.answered();
            return new Answer(response.statusCode(), body);
        } catch (NotVisitedException notNow) {
            throw new KmsUnavailableException(notNow.why() == Why.NOT_ALLOWED
                    ? "The key service is not among the destinations that aumbry.egress.allowed names."
                    : "Too many wait for the key service already.");
        } catch (JacksonException silent) {
            throw new KmsUnavailableException("The key service gives no answer.", silent);
        }
    }

    /** The time that is set is for the whole answer: that of a request ends with its first line. */
    private <T> T waited(CompletableFuture<T> pending) {
        try {
            return pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            pending.cancel(true);
            throw new KmsUnavailableException("The key service gives no answer.", silent);
        } catch (InterruptedException hurried) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new KmsUnavailableException("The key service was not waited for.", hurried);
        }
    }
}
