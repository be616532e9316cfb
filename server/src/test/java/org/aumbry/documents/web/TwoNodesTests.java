package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.aumbry.crypto.Hashes;
import org.aumbry.data.DatabaseServer;
import org.aumbry.spaces.SpaceId;
import org.aumbry.testing.Answer;
import org.aumbry.testing.Browser;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes of the real product on one database and one store of files. Whoever is signed in on one is on the other; an
 * upload begun on one goes on on the other; what one writes the other finds at once. One is killed under load: its
 * clients go on on the other, and nothing that was acknowledged is missing. More documents with {@code
 * -Dtwo-nodes=200}.
 */
@Tag("slow")
class TwoNodesTests {

    private static final int DOCUMENTS = Integer.getInteger("two-nodes", 12);
    private static final int WRITERS = 4;
    private static final long LONGEST_SECONDS = 120;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, String> hashes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> gaps = new ConcurrentLinkedQueue<>();

    @Test
    void oneNodeDiesUnderLoadAndNothingAcknowledgedIsMissing() throws Exception {
        var folder = TestDataFolder.fresh();
        try (var database = new DatabaseServer(List.of("1"))) {
            var options = database.options();
            var one = new Product(folder, options);
            var further = new ArrayList<>(options);
            further.add("--aumbry.node=two");
            var two = new Product(folder, further);
            try {
                var onOne = one.found();
                two.start();
                var onTwo = also(two, onOne);
                var space = SpaceId.parse(onOne.json("POST", "/api/v1/spaces", "{\"name\":\"Shared\"}")
                        .find("\"id\":\"([0-9a-f-]{36})\""));
                bothWorkAsOne(onOne, onTwo, space);
                var head = ProductJournal.head(onTwo);
                workUntilOneIsKilled(one, onOne, onTwo, space);
                verify(onTwo, space);
                ProductJournal.verify(onTwo, acknowledged.keySet(), head);
                one.start();
                verify(also(one, onTwo), space);
                one.stop();
            } finally {
                one.end();
                two.end();
            }
        } finally {
            TestDataFolder.delete(folder);
        }
    }

    private static Browser also(Product node, Browser signedIn) {
        var browser = Browser.at(node.base());
        browser.setCookie("__Host-aumbry", signedIn.sessionCookie());
        assertThat(browser.get("/api/v1/me").status()).as("signed in on the other node too").isEqualTo(200);
        return browser;
    }

    private void bothWorkAsOne(Browser onOne, Browser onTwo, SpaceId space) {
        for (var pair : List.of(List.of(onOne, onTwo), List.of(onTwo, onOne))) {
            var name = "both" + acknowledged.size();
            var content = content(name);
            var upload = begin(pair.getFirst(), space, name, content);
            Files.patch(pair.getFirst(), upload, 0, BodyPublishers.ofByteArray(content, 0, 40_000));
            assertThat(Files.head(pair.getLast(), upload).header("Upload-Offset")).contains("40000");
            keep(name, content, goOn(pair.getLast(), upload, 40_000, content));
            for (var browser : pair) {
                assertThat(found(browser, name)).as(name).contains(id(name));
            }
        }
        var busy = begin(onOne, space, "busy", content("busy"));
        assertThat(Files.head(onTwo, busy).header("Upload-Offset")).contains("0");
        onOne.send(Files.tus(onOne, busy).DELETE());
        assertThat(Files.head(onTwo, busy).status()).as("given up on both").isIn(404, 410);
    }

    /** Half of the writers talk to each node; all go on with the other when theirs does not answer. */
    private void workUntilOneIsKilled(Product one, Browser onOne, Browser onTwo, SpaceId space) throws Exception {
        int before = acknowledged.size();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var mine = writer % 2 == 0 ? onOne : onTwo;
                var word = "w" + writer + "x";
                writers.submit(() -> {
                    try {
                        write(mine, onTwo, space, word);
                    } catch (RuntimeException | Error failed) {
                        failures.add(failed);
                    }
                });
            }
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
            while (acknowledged.size() < before + DOCUMENTS && failures.isEmpty() && System.nanoTime() < until) {
                Thread.sleep(20);
            }
            one.kill();
        }
        assertThat(failures).isEmpty();
        assertThat(acknowledged).hasSize(before + WRITERS * DOCUMENTS);
        System.out.println("figure: two nodes, one killed: " + acknowledged.size() + " documents acknowledged, longest"
                + " pause of a client " + gaps.stream().mapToLong(Long::longValue).max().orElse(0) + " ms");
    }

    private void write(Browser first, Browser other, SpaceId space, String word) {
        var node = first;
        for (int n = 0; n < DOCUMENTS; n++) {
            var name = word + n;
            var content = content(name);
            long began = System.nanoTime();
            String upload = null;
            while (!acknowledged.containsValue(name)) {
                try {
                    if (upload == null) {
                        upload = begin(node, space, name, content);
                    }
                    int offset = Integer.parseInt(
                            Files.head(node, upload).header("Upload-Offset").orElseThrow());
                    if (offset == 0) {
                        Files.patch(node, upload, 0, BodyPublishers.ofByteArray(content, 0, 30_000));
                        offset = 30_000;
                    }
                    keep(name, content, goOn(node, upload, offset, content));
                } catch (UncheckedIOException gone) {
                    node = other;
                }
            }
            gaps.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
    }

    private static String begin(Browser browser, SpaceId space, String name, byte[] content) {
        return URI.create(Files.begin(browser, space, name + ".txt", content.length).location()).getPath();
    }

    /** Sends the rest; asked again when all of it has come already, the server answers with the receipt. */
    private static String goOn(Browser browser, String upload, int offset, byte[] content) {
        var done = Files.patch(
                browser, upload, offset, BodyPublishers.ofByteArray(content, offset, content.length - offset));
        return done.header("Aumbry-Document").orElseThrow(
                () -> new AssertionError(done.status() + " at " + offset + " of " + upload + ": " + done.body()));
    }

    private static byte[] content(String name) {
        return (name + " " + "marrow ".repeat(12_000)).getBytes(StandardCharsets.UTF_8);
    }

    private void keep(String name, byte[] content, String document) {
        hashes.put(document, HexFormat.of().formatHex(Hashes.sha256(content)));
        acknowledged.put(document, name);
    }

    private String id(String name) {
        return acknowledged.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private void verify(Browser browser, SpaceId space) {
        var listed = KillNineTests.listed(browser, space);
        assertThat(listed.keySet()).isEqualTo(acknowledged.keySet());
        acknowledged.forEach((document, name) -> {
            assertThat(KillNineTests.hash(browser, document)).as(name).isEqualTo(hashes.get(document));
            assertThat(found(browser, name)).as(name).contains(document);
        });
    }

    private static String found(Browser browser, String name) {
        Answer answer = browser.get("/api/v1/search?q=" + name);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }
}
