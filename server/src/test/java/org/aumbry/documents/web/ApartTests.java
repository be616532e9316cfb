package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.spaces.SpaceId;
import org.aumbry.testing.Browser;
import org.aumbry.testing.OwnProcess;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The program taken apart as the documents say: root key, databases, work of the background and pages in a process
 * each. The one that faces people finds that it has no power; what people bring is read by the worker; when the key
 * process dies it is seen, and all goes on when it is back.
 */
@Tag("slow")
class ApartTests {

    private static final Duration LIMIT = Duration.ofSeconds(300);

    private final Path keys = TestDataFolder.fresh();
    private final Path store = TestDataFolder.fresh();
    private final Path data = TestDataFolder.fresh();
    private final List<AutoCloseable> processes = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (var process : processes.reversed()) {
            process.close();
        }
        for (var folder : List.of(data, store, keys)) {
            TestDataFolder.delete(folder);
        }
    }

    @Test
    void eachPartIsAProcessOfItsOwnAndThePagesHaveNoPower() throws Exception {
        var keyProcess = keyProcess();
        processes.add(OwnProcess.start("The databases answer", "store", "--aumbry.data=" + store,
                "--aumbry.database.port=" + freePort(), "--aumbry.database.programs=" + TestDataFolder.programs()));
        var worker = new Product(data, options("worker", "--aumbry.role=worker"));
        var link = worker.create();
        processes.add(OwnProcess.start("works here and answers at no port", worker.words("serve")));
        var web = new Product(data, options("web", "--aumbry.role=web", "--aumbry.node=web"));
        processes.add(web::end);
        web.start();
        var kim = web.join(link);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(powers(kim))
                .contains("The root key is held elsewhere (separate process, of the same system user", "\"holds\""));
        assertThat(data.resolve("keys/root.key")).doesNotExist();
        assertThat(data.resolve("postgres-secrets")).doesNotExist();
        whatIsBroughtIsReadByTheWorker(kim);

        keyProcess.kill();
        await().atMost(LIMIT).until(() -> keysOf(kim).contains("\"answers\":false"));
        assertThat(kim.get("/api/v1/spaces").status()).as("for the time that is set").isEqualTo(200);
        keyProcess();
        await().atMost(LIMIT).until(() -> keysOf(kim).contains("\"answers\":true"));
    }

    private OwnProcess keyProcess() {
        var process = OwnProcess.start("answers at " + keys.resolve("key.socket"),
                "keys", "serve", "--aumbry.data=" + keys);
        processes.add(process);
        return process;
    }

    private List<String> options(String logins, String... more) {
        var options = new ArrayList<>(List.of(
                "--spring.config.additional-location=file:" + store.resolve("logins/" + logins + ".yaml"),
                "--aumbry.kms.driver=process",
                "--aumbry.kms.process.socket=" + keys.resolve("key.socket")));
        options.addAll(List.of(more));
        return options;
    }

    private static String powers(Browser kim) {
        kim.json("POST", "/api/v1/assurance/runs", "{\"promise\":\"PAN-34\"}");
        return kim.get("/api/v1/assurance/promises/PAN-34").body();
    }

    private static String keysOf(Browser kim) {
        return kim.get("/api/v1/keys").body();
    }

    private static void whatIsBroughtIsReadByTheWorker(Browser kim) {
        var space = SpaceId.parse(kim.json("POST", "/api/v1/spaces", "{\"name\":\"Plans\"}")
                .find("\"id\":\"([0-9a-f-]{36})\""));
        var content = "quincetree and more".getBytes(StandardCharsets.UTF_8);
        var upload = URI.create(Files.begin(kim, space, "budget.txt", content.length).location()).getPath();
        Files.patch(kim, upload, 0, BodyPublishers.ofByteArray(content));
        await().atMost(LIMIT).until(() ->
                kim.get("/api/v1/search?q=quincetree").body().contains("budget"));
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
