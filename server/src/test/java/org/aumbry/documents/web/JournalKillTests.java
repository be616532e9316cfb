package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.aumbry.spaces.SpaceId;
import org.aumbry.testing.Browser;
import org.aumbry.testing.ProofProgram;
import org.aumbry.testing.TestDataFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the real product under load, again and again: the tree has exactly one entry for each document that was
 * acknowledged, none for one that is not there, and every head that was seen stays true. Five kills in the suite, more
 * with {@code -Dkills=100}.
 */
@Tag("slow")
class JournalKillTests {

    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final int WRITERS = 3;
    private static final int FIXED = 1 + 8 + 8 + 1 + 16;
    private static final Pattern ITEM = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"kind\":\"document\"");

    private final Random random = new Random(20_261_130);
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    void everyAcknowledgedActHasExactlyOneEntryAfterEveryKill() throws Exception {
        var folder = TestDataFolder.fresh();
        var product = new Product(folder);
        try {
            var browser = product.found();
            var space = SpaceId.parse(browser.json(
                    "POST", "/api/v1/spaces", "{\"name\":\"Killed\"}").find("\"id\":\"([0-9a-f-]{36})\""));
            for (int kill = 1; kill <= KILLS; kill++) {
                var head = browser.get("/api/v1/log/checkpoint").body();
                writeUntilKilled(product, browser, space, kill);
                product.start();
                browser = product.signIn();
                verify(browser, space, head);
                System.out.println("kill " + kill + ": " + acknowledged.size() + " acknowledged, one entry for each");
            }
            assertThat(acknowledged).hasSizeGreaterThan(KILLS);
            product.stop();
        } finally {
            TestDataFolder.delete(folder);
        }
    }

    private void writeUntilKilled(Product product, Browser browser, SpaceId space, int kill) throws Exception {
        int already = acknowledged.size();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var word = "j" + kill + "x" + writer + "x";
                writers.submit(() -> write(browser, space, word));
            }
            while (acknowledged.size() < already + 2) {
                Thread.sleep(20);
            }
            Thread.sleep(random.nextInt(1500));
            product.kill();
        }
    }

    private void write(Browser browser, SpaceId space, String word) {
        try {
            for (int n = 0; ; n++) {
                var content = (word + n).getBytes(StandardCharsets.UTF_8);
                var upload = Files.begin(browser, space, word + n + ".txt", content.length).location();
                Files.patch(browser, upload, 0, BodyPublishers.ofByteArray(content))
                        .header("Aumbry-Document")
                        .ifPresent(acknowledged::add);
            }
        } catch (UncheckedIOException killed) {
            // The server is gone; what was not acknowledged may be there or not.
        }
    }

    private void verify(Browser browser, SpaceId space, String seen) throws IOException {
        var there = documents(browser, space);
        var added = new HashMap<String, Integer>();
        for (int tries = 0; tries < 300 && !added.keySet().containsAll(there); tries++) {
            added.clear();
            read(browser).forEach(document -> added.merge(document, 1, Integer::sum));
        }
        assertThat(there).containsAll(acknowledged);
        assertThat(added.keySet()).isEqualTo(there);
        assertThat(added.values()).allMatch(count -> count == 1);
        var kept = java.nio.file.Files.createTempFile("head", "");
        java.nio.file.Files.writeString(kept, seen);
        var said = new ProofProgram().check(browser.get("/api/v1/log/bundle").bytes(), "--kept", kept.toString());
        java.nio.file.Files.delete(kept);
        assertThat(said.holds()).as(said.text()).isTrue();
    }

    /** The documents that the tree says were added. */
    private static List<String> read(Browser browser) {
        long size = Long.parseLong(browser.get("/api/v1/log/checkpoint").body().split("\n")[1]);
        var added = new ArrayList<String>();
        for (long number = 0; number * 256 < size; number++) {
            long width = Math.min(256, size - number * 256);
            var path = "/api/v1/log/tile/entries/%03d".formatted(number) + (width == 256 ? "" : ".p/" + width);
            var entries = ByteBuffer.wrap(browser.get(path).bytes());
            while (entries.hasRemaining()) {
                var leaf = new byte[Short.toUnsignedInt(entries.getShort())];
                entries.get(leaf);
                var parsed = leaf(ByteBuffer.wrap(leaf));
                if ("document.add".equals(parsed.getKey())) {
                    added.add(parsed.getValue());
                }
            }
        }
        return added;
    }

    /** Verb and object of a leaf; docs/formats/journal-leaf-v1.md. */
    private static Map.Entry<String, String> leaf(ByteBuffer leaf) {
        int flags = leaf.get(FIXED - 17);
        leaf.position(FIXED + ((flags & 1) == 0 ? 0 : 16));
        var object = (flags & 2) == 0 ? "" : new UUID(leaf.getLong(), leaf.getLong()).toString();
        var verb = new byte[leaf.getShort()];
        leaf.get(verb);
        return Map.entry(new String(verb, StandardCharsets.UTF_8), object);
    }

    private static Set<String> documents(Browser browser, SpaceId space) {
        var documents = new HashSet<String>();
        var cursor = "";
        do {
            var page = browser.get("/api/v1/spaces/" + space + "/items?limit=200" + cursor);
            assertThat(page.status()).isEqualTo(200);
            ITEM.matcher(page.body()).results().forEach(item -> documents.add(item.group(1)));
            var next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page.body());
            cursor = next.find() ? "&cursor=" + next.group(1) : "";
        } while (!cursor.isEmpty());
        return documents;
    }
}
