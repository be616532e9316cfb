package org.aumbry.crypto;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Egress.Party;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks key services over HTTP; whatever is no answer of theirs is silence. */
final class KmsHttp {

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY = 429;
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
        if (!egress.permits(Party.KEY_SERVICE, address.getHost(), address.getPort() > 0 ? address.getPort() : usual)) {
            throw new KmsUnavailableException(
                    "The key service is not among the destinations that aumbry.egress.allowed names.");
        }
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= SERVER_ERROR || response.statusCode() == TOO_MANY) {
                throw new KmsUnavailableException("The key service answers with status " + response.statusCode() + ".");
            }
            var body = response.body().length == 0 ? json.createObjectNode() : json.readTree(response.body());
            return new Answer(response.statusCode(), body);
        } catch (IOException | JacksonException silent) {
            throw new KmsUnavailableException("The key service gives no answer.", silent);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new KmsUnavailableException("The key service was not waited for.", hurried);
        }
    }
}
