package org.aumbry.documents.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.testing.Browser;
import org.aumbry.testing.ProofProgram;

/** The journal of a product that was killed, as its administrator takes it. */
final class ProductJournal {

    private static final int TRIES = 300;
    private static final int FLAGS_AT = 1 + 8 + 8;
    private static final int FIXED = FLAGS_AT + 1 + 16;

    private ProductJournal() {}

    /** The newest head, as soon as there is one. */
    static String head(Browser browser) {
        var answer = browser.get("/api/v1/log/checkpoint");
        for (int tries = 0; tries < TRIES && answer.status() != 200; tries++) {
            answer = browser.get("/api/v1/log/checkpoint");
        }
        return answer.body();
    }

    /** Exactly one entry for each document that is there and none for others; the head that was seen stays true. */
    static void verify(Browser browser, Set<String> there, String seen) throws IOException {
        var added = new HashMap<String, Integer>();
        for (int tries = 0; tries < TRIES && !added.keySet().containsAll(there); tries++) {
            added.clear();
            read(browser).forEach(document -> added.merge(document, 1, Integer::sum));
        }
        assertThat(added.keySet()).isEqualTo(there);
        assertThat(added.values()).allMatch(count -> count == 1);
        var kept = Files.createTempFile("head", "");
        Files.writeString(kept, seen);
        var said = new ProofProgram().check(browser.get("/api/v1/log/bundle").bytes(), "--kept", kept.toString());
        Files.delete(kept);
        assertThat(said.holds()).as(said.text()).isTrue();
    }

    /** The documents that the tree says were added. */
    private static List<String> read(Browser browser) {
        long size = Long.parseLong(head(browser).split("\n")[1]);
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
        int flags = leaf.get(FLAGS_AT);
        leaf.position(FIXED + ((flags & 1) == 0 ? 0 : 16));
        var object = (flags & 2) == 0 ? "" : new UUID(leaf.getLong(), leaf.getLong()).toString();
        var verb = new byte[leaf.getShort()];
        leaf.get(verb);
        return Map.entry(new String(verb, StandardCharsets.UTF_8), object);
    }
}
