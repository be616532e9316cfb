package org.aumbry.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.SealingKey;
import org.aumbry.kernel.AccessClass;

/** Indexes and documents for tests. */
final class TestIndexes {

    static final Instant CHANGED = Instant.parse("2026-11-20T08:00:00Z");
    static final UUID OWNER = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private TestIndexes() {}

    static TenantIndex open(Path folder, SealingKey key) throws IOException {
        return new TenantIndex(new SealedDirectory(folder, key, new Randomness(), new PageCache(4 << 20)));
    }

    static SearchDocument document(long accessClass, String title, String text) {
        return document(accessClass, title, text, "en");
    }

    static SearchDocument document(long accessClass, String title, String text, String language) {
        var id = UUID.randomUUID();
        return new SearchDocument(
                "document", id, id, 1, new AccessClass(accessClass), title, "", text, List.of(), List.of(), null,
                OWNER, CHANGED, language, "text");
    }

    static SearchDocument withClass(SearchDocument of, AccessClass accessClass) {
        return new SearchDocument(
                of.kind(), of.id(), of.documentId(), of.version(), accessClass, of.title(), of.fileName(), of.text(),
                of.pages(), of.tags(), of.spaceId(), of.ownerId(), of.changedAt(), of.language(), of.mediaKind());
    }
}
