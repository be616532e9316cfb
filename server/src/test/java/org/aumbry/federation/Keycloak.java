package org.aumbry.federation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipFile;
import org.aumbry.testing.TestDataFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Keycloak on this machine, from the distribution in Maven Central, with the realm {@code acme}: bo,
         whose address
 * it calls verified, and cy, whose it does not.
 */
final class Keycloak implements AutoCloseable {

    static final String PASSWORD = "plum jam in a cellar";

    private static final String VERSION = "26.7.3";
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Path folder;
    private final Process process;
    private final String base;

    private Keycloak(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.base = "http://localhost:" + port;
    }

    static Keycloak start() throws IOException {
        var folder = TestDataFolder.fresh();
        unpack(folder);
        var home = folder.resolve("keycloak-" + VERSION);
        Files.createDirectories(home.resolve("data/import"));
        try (var realm = Keycloak.class.getResourceAsStream("/federation/acme-realm.json")) {
            Files.copy(java.util.Objects.requireNonNull(realm), home.resolve("data/import/acme-realm.json"));
        }
        int port = TestPorts.free();
        var builder = new ProcessBuilder(
                        "/bin/sh", home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm",
                        "--http-host=127.0.0.1", "--http-port=" + port, "--cache=local",
                        "--spi-connections-http-client--default--disable-trust-manager=true")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keycloak.log").toFile());
        builder.environment().putAll(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m",
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin"));
        var keycloak = new Keycloak(folder, builder.start(), port);
        keycloak.awaitReady();
        return keycloak;
    }

    String base() {
        return base;
    }

    String issuer() {
        return base + "/realms/acme";
    }

    String metadata() {
        return issuer() + "/protocol/saml/descriptor";
    }

    /** Registers a client of the realm as its console would. */
    void add(String clientJson) {
        var answer = admin("POST", "/admin/realms/acme/clients", clientJson);
        if (answer.statusCode() != 201) {
            throw new AssertionError("no client: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Ends every session of a person, as an administrator of the realm. */
    void logout(String userName) {
        var id = json(admin("GET", "/admin/realms/acme/users?exact=true&username=" + userName, "").body())
                .get(0).get("id").asString();
        var answer = admin("POST", "/admin/realms/acme/users/" + id + "/logout", "{}");
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError("no logout: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** Takes a person out of a group of the realm. */
    void leave(String userName, String group) {
        var user = json(admin("GET", "/admin/realms/acme/users?exact=true&username=" + userName, "").body())
                .get(0).get("id").asString();
        var found = json(admin("GET", "/admin/realms/acme/groups?exact=true&search=" + group, "").body())
                .get(0).get("id").asString();
        admin("DELETE", "/admin/realms/acme/users/" + user + "/groups/" + found, "");
    }

    /** Gives the realm a new signing key that is used from now on. */
    void rotate() {
        var answer = admin("POST", "/admin/realms/acme/components", """
                {"name": "rotated", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["1000"], "keySize": ["2048"], "algorithm": ["RS256"]}}""");
        if (answer.statusCode() != 201) {
            throw new AssertionError("no new key: " + answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> admin(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(request);
    }

    private String token() {
        var form = "grant_type=password&client_id=admin-cli&username=admin&password=admin";
        var answer = send(HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        return json(answer.body()).get("access_token").asString();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(Duration.ofMinutes(1)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    private void awaitReady() throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (send(HttpRequest.newBuilder(URI.create(issuer()))).statusCode() == 200) {
                    return;
                }
            } catch (UncheckedIOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
        }
        var log = Files.readString(folder.resolve("keycloak.log"));
        close();
        throw new AssertionError("Keycloak did not start:\n" + log);
    }

    @Override
    public void close() {
        // The start script may stand between us and the program; both are ours.
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        TestDataFolder.delete(folder);
    }

    private static void unpack(Path target) throws IOException {
        try (var zip = new ZipFile(distribution().toFile())) {
            for (var entry : zip.stream().toList()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("an entry leads out of the distribution");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                try (var in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
    }

    /** The distribution in the local repository; fetched once, 177 MB, by Maven itself. */
    private static Path distribution() throws IOException {
        var file = Path.of(
                System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository"),
                "org/keycloak/keycloak-quarkus-dist/" + VERSION + "/keycloak-quarkus-dist-" + VERSION + ".zip");
        if (!Files.exists(file)) {
            var fetch = new ProcessBuilder(
                            "mvn", "-B", "-ntp", "-q", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get",
                            "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip", "-Dtransitive=false")
                    .directory(Files.createTempDirectory("aumbry-fetch-").toFile())
                    .inheritIO();
            try {
                if (fetch.start().waitFor() != 0) {
                    throw new IOException("Keycloak could not be fetched from Maven Central");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        return file;
    }
}
