package org.aumbry.blobs;

import java.io.IOException;
import java.time.Duration;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Egress.Party;
import org.aumbry.kernel.NotVisitedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Asks before each request leaves, for the host it is really for: a bucket may have a name of its own. Whoever waits
 * for the store is counted, and beyond a number turned away at once.
 */
final class VisitingClient implements SdkHttpClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final SdkHttpClient client;
    private final Egress egress;

    /** @param patience how long to wait for the next bytes of an answer */
    VisitingClient(Duration patience, Egress egress) {
        this.client = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(patience)
                .build();
        this.egress = egress;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var prepared = client.prepareRequest(request);
        var address = request.httpRequest();
        return new ExecutableHttpRequest() {

            @Override
            public HttpExecuteResponse call() throws IOException {
                try (var visit = egress.visit(Party.OBJECT_STORE, address.host(), address.port())) {
                    var answer = prepared.call();
                    visit.answered();
                    return answer;
                } catch (NotVisitedException notNow) {
                    // Not to be tried again, unlike what the network does.
                    throw SdkClientException.create("the store is not gone to: " + notNow.why());
                }
            }

            @Override
            public void abort() {
                prepared.abort();
            }
        };
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }
}
