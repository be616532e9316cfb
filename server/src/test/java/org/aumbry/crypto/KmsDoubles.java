package org.aumbry.crypto;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for the transit engine of Vault or OpenBao and for AWS KMS, written from their API documents: no package of
 * either can be had where this is built. Seals for real, so that a wrong place is noticed.
 */
final class KmsDoubles implements AutoCloseable {

    static final String TOKEN = "s.double";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Randomness randomness = new Randomness();
    private final HttpServer server;
    private final List<SealingKey> versions = new ArrayList<>(List.of(SealingKey.generate(randomness)));
    private volatile int status;
    private volatile boolean disabled;
    private volatile int asked;
    private volatile String authorization = "";

    KmsDoubles() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/transit/", exchange -> answer(exchange, this::transit));
        server.createContext("/", exchange -> answer(exchange, this::aws));
        server.start();
    }

    private record Answer(int status, Object body) {}

    private interface Handler {
        Answer handle(HttpExchange exchange, JsonNode body);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers everything with that status; 0 = as the service would. */
    void answer(int always) {
        status = always;
    }

    void disable() {
        disabled = true;
    }

    int asked() {
        return asked;
    }

    String lastAuthorization() {
        return authorization;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        asked = asked + 1;
        var sent = exchange.getRequestBody().readAllBytes();
        var body = sent.length == 0 ? json.createObjectNode() : json.readTree(sent);
        var answer = status > 0
                ? new Answer(status, Map.of("errors", List.of("switched")))
                : handler.handle(exchange, body);
        var bytes = json.writeValueAsBytes(answer.body());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer transit(HttpExchange exchange, JsonNode body) {
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            return new Answer(403, Map.of("errors", List.of("permission denied")));
        }
        var place = Base64.getDecoder().decode(body.path("associated_data").asString(""));
        var path = exchange.getRequestURI().getPath().substring("/v1/transit/".length());
        return switch (path) {
            case "encrypt/aumbry" -> {
                var sealed = versions.getLast().seal(
                        randomness, Base64.getDecoder().decode(body.path("plaintext").asString("")), place);
                yield data(Map.of(
                        "ciphertext", "vault:v" + versions.size() + ":" + Base64.getEncoder().encodeToString(sealed),
                        "key_version", versions.size()));
            }
            case "decrypt/aumbry" -> opened(body.path("ciphertext").asString(""), place);
            case "keys/aumbry" -> data(Map.of("latest_version", versions.size(), "type", "aes256-gcm96"));
            case "keys/aumbry/rotate" -> {
                versions.add(SealingKey.generate(randomness));
                yield data(Map.of("latest_version", versions.size()));
            }
            default -> new Answer(404, Map.of("errors", List.of()));
        };
    }

    private Answer opened(String ciphertext, byte[] place) {
        var parts = ciphertext.split(":", 3);
        try {
            var plain = versions.get(Integer.parseInt(parts[1].substring(1)) - 1)
                    .open(Base64.getDecoder().decode(parts[2]), place);
            return data(Map.of("plaintext", Base64.getEncoder().encodeToString(plain)));
        } catch (TamperedException wrong) {
            return new Answer(400, Map.of("errors", List.of("cipher: message authentication failed")));
        } catch (IllegalArgumentException noBase64) {
            return new Answer(400, Map.of("errors", List.of("invalid ciphertext: could not decode base64")));
        }
    }

    private static Answer data(Map<String, ?> data) {
        return new Answer(200, Map.of("data", data));
    }

    private Answer aws(HttpExchange exchange, JsonNode body) {
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (disabled) {
            return fault("DisabledException");
        }
        var place = body.path("EncryptionContext").toString().getBytes(StandardCharsets.UTF_8);
        try {
            return switch (exchange.getRequestHeaders().getFirst("X-Amz-Target")) {
                case "TrentService.Encrypt" -> blob("CiphertextBlob", versions.getFirst().seal(
                        randomness, Base64.getDecoder().decode(body.path("Plaintext").asString("")), place));
                case "TrentService.Decrypt" -> blob("Plaintext", versions.getFirst().open(
                        Base64.getDecoder().decode(body.path("CiphertextBlob").asString("")), place));
                default -> fault("UnknownOperationException");
            };
        } catch (TamperedException wrong) {
            return fault("InvalidCiphertextException");
        }
    }

    private static Answer blob(String name, byte[] bytes) {
        return new Answer(200, Map.of(name, Base64.getEncoder().encodeToString(bytes)));
    }

    private static Answer fault(String type) {
        return new Answer(400, Map.of("__type", "com.amazonaws.kms#" + type));
    }
}
