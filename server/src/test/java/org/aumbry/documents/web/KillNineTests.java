package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.aumbry.crypto.Hashes;
import org.aumbry.spaces.SpaceId;
import org.aumbry.testing.Answer;
import org.aumbry.testing.Browser;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the real product with uploads and edits under way, again and again: what was acknowledged is there, hash-equal,
 * listed and found; what was not is there whole or not at all. The journal has one entry for each document that is
 * there. Five kills in the suite, more with {@code -Dkills=100}.
 */
@Tag("slow")
class KillNineTests {

    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final int WRITERS = 3;
    private static final int LARGEST = 300_000;
    private static final Pattern ITEM =
            Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"kind\":\"document\",\"title\":\"([^\"]+)\"");

    private final Random random = new Random(20261122);

    /** Hash of everything ever sent, by the word in its name. */
    private final Map<String, String> sent = new ConcurrentHashMap<>();

    /** Word in the name of every acknowledged document. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    /** Titles that an acknowledged document may have: one, or two when the answer to a rename was lost. */
    private final Map<String, Set<String>> titles = new ConcurrentHashMap<>();

    @Test
    void whatWasAcknowledgedSurvivesEveryKill() throws Exception {
        var folder = TestDataFolder.fresh();
        var product = new Product(folder);
        try {
            var browser = product.found();
            var space = SpaceId.parse(browser.json(
                    "POST", "/api/v1/spaces", "{\"name\":\"Killed\"}").find("\"id\":\"([0-9a-f-]{36})\""));
            for (int kill = 1; kill <= KILLS; kill++) {
                var before = Set.copyOf(acknowledged.keySet());
                var half = beginHalf(browser, space, kill);
                var head = ProductJournal.head(browser);
                writeUntilKilled(product, browser, space, kill);
                product.start();
                browser = product.signIn();
                goOn(browser, half, kill);
                var fresh = new HashSet<>(acknowledged.keySet());
                fresh.removeAll(before);
                verify(browser, space, kill == KILLS ? acknowledged.keySet() : fresh);
                ProductJournal.verify(browser, listed(browser, space).keySet(), head);
                System.out.println("kill " + kill + ": " + acknowledged.size() + " acknowledged, all there");
            }
            assertThat(acknowledged).hasSizeGreaterThan(KILLS);
            product.stop();
        } finally {
            TestDataFolder.delete(folder);
        }
    }

    /** An upload of which half is acknowledged before the kill. */
    private static String beginHalf(Browser browser, SpaceId space, int kill) {
        var content = halves(kill);
        var upload = Files.begin(browser, space, "half" + kill + ".txt", content.length).location();
        Files.patch(browser, upload, 0, BodyPublishers.ofByteArray(content, 0, content.length / 2));
        return upload;
    }

    /** Goes on where the acknowledgement stood; the server may have kept more, never less. */
    private void goOn(Browser browser, String upload, int kill) {
        var content = halves(kill);
        int offset = Integer.parseInt(Files.head(browser, upload).header("Upload-Offset").orElseThrow());
        assertThat(offset).isEqualTo(content.length / 2);
        var done = Files.patch(
                browser, upload, offset, BodyPublishers.ofByteArray(content, offset, content.length - offset));
        var document = done.header("Aumbry-Document").orElseThrow();
        var name = "half" + kill;
        sent.put(name, HexFormat.of().formatHex(Hashes.sha256(content)));
        titles.put(document, Set.of(name + ".txt"));
        acknowledged.put(document, name);
    }

    private static byte[] halves(int kill) {
        return ("half" + kill + " " + "marrow ".repeat(50_000)).getBytes(StandardCharsets.UTF_8);
    }

    private void writeUntilKilled(Product product, Browser browser, SpaceId space, int kill) throws Exception {
        int already = acknowledged.size();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var word = "w" + kill + "x" + writer + "x";
                writers.submit(() -> write(browser, space, word));
            }
            while (acknowledged.size() < already + 2) {
                Thread.sleep(20);
            }
            Thread.sleep(random.nextInt(1200));
            product.kill();
        }
    }

    /** Uploads in two pieces, renames every other document, until the server is gone. */
    private void write(Browser browser, SpaceId space, String word) {
        var own = new Random(word.hashCode());
        try {
            for (int n = 0; ; n++) {
                var name = word + n;
                var content = (name + " " + "marrow ".repeat(own.nextInt(LARGEST / 7)))
                        .getBytes(StandardCharsets.UTF_8);
                sent.put(name, HexFormat.of().formatHex(Hashes.sha256(content)));
                var upload = Files.begin(browser, space, name + ".txt", content.length).location();
                int half = own.nextInt(content.length);
                Files.patch(browser, upload, 0, BodyPublishers.ofByteArray(content, 0, half));
                var done = Files.patch(
                        browser, upload, half, BodyPublishers.ofByteArray(content, half, content.length - half));
                var document = done.header("Aumbry-Document").orElseThrow();
                acknowledged.put(document, name);
                titles.put(document, Set.of(name + ".txt"));
                if (n % 2 == 0) {
                    rename(browser, document, name);
                }
            }
        } catch (UncheckedIOException killed) {
            // The server is gone; what was not acknowledged may be there or not.
        }
    }

    private void rename(Browser browser, String document, String name) {
        titles.put(document, Set.of(name + ".txt", name + " renamed.txt"));
        var answer = browser.json("PATCH", "/api/v1/documents/" + document, "{\"title\":\"" + name + " renamed.txt\"}");
        if (answer.status() == 200) {
            titles.put(document, Set.of(name + " renamed.txt"));
        }
    }

    private void verify(Browser browser, SpaceId space, Set<String> documents) {
        var listed = listed(browser, space);
        assertThat(listed.keySet()).containsAll(acknowledged.keySet());
        for (var document : documents) {
            var name = acknowledged.get(document);
            assertThat(hash(browser, document)).as(name).isEqualTo(sent.get(name));
            assertThat(titles.get(document)).contains(listed.get(document));
            assertThat(found(browser, name).body()).as(name + " is found").contains(document);
        }
        listed.forEach((document, title) -> {
            if (!acknowledged.containsKey(document)) {
                var name = title.replaceAll("( renamed)?\\.txt$", "");
                assertThat(hash(browser, document)).as("not acknowledged, so whole: " + title)
                        .isEqualTo(sent.get(name));
            }
        });
    }

    static String hash(Browser browser, String document) {
        var answer = browser.get("/api/v1/documents/" + document + "/content");
        assertThat(answer.status()).as(document).isEqualTo(200);
        return HexFormat.of().formatHex(Hashes.sha256(answer.bytes()));
    }

    private static Answer found(Browser browser, String name) {
        return browser.get("/api/v1/search?q=" + name);
    }

    static Map<String, String> listed(Browser browser, SpaceId space) {
        var listed = new HashMap<String, String>();
        var cursor = "";
        do {
            var page = browser.get("/api/v1/spaces/" + space + "/items?limit=200" + cursor);
            assertThat(page.status()).isEqualTo(200);
            var items = ITEM.matcher(page.body());
            while (items.find()) {
                listed.put(items.group(1), items.group(2));
            }
            var next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page.body());
            cursor = next.find() ? "&cursor=" + next.group(1) : "";
        } while (!cursor.isEmpty());
        return listed;
    }
}
