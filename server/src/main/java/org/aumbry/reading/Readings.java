package org.aumbry.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.Blobs;
import org.aumbry.data.KeyDestroyedException;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.search.PageStart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Text and pages of versions, for those who may view the document. */
@Service
public class Readings {

    private static final int CHAR_BYTES = 2;

    private final ReadingStore store;
    private final ReadingQueue queue;
    private final Documents documents;
    private final Blobs blobs;
    private final Journal journal;
    private final Clock clock;

    Readings(
            ReadingStore store,
            ReadingQueue queue,
            Documents documents,
            Blobs blobs,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.queue = queue;
        this.documents = documents;
        this.blobs = blobs;
        this.journal = journal;
        this.clock = clock;
    }

    /** How far the reading of the version is, for someone who may view the document; begins it when nobody did. */
    @Transactional
    public Reading get(Principal who, DocumentId document, int version) {
        var wanted = documents.version(who, document, version);
        if (store.find(document, version).isEmpty()) {
            var space = documents.get(who, document).spaceId();
            store.queue(document, version, wanted.blob().value(), space.value(),
                    ReadingFollower.extension(wanted.fileName()), clock.instant());
            queue.wake();
        }
        return row(document, version).reading();
    }

    /** The whole canonical text; empty until the version is read. */
    @Transactional(readOnly = true)
    public String text(Principal who, DocumentId document, int version) {
        documents.version(who, document, version);
        return text(row(document, version));
    }

    /**
     * A stretch of the canonical text.
     *
     * @throws Refusal invalid when it does not lie within the text
     */
    @Transactional(readOnly = true)
    public String text(Principal who, DocumentId document, int version, int start, int end) {
        documents.version(who, document, version);
        var row = row(document, version);
        if (start < 0 || end < start || end > row.reading().chars()) {
            throw Refusal.invalid("start", "reading.refusal.outside");
        }
        return start == end ? "" : chars(row.textBlob(), start, end);
    }

    /** Pages of a version that was read, in order; those that do not exist are left out. */
    @Transactional(readOnly = true)
    public List<PageText> pages(Principal who, DocumentId document, int version, int first, int last) {
        documents.version(who, document, version);
        var row = row(document, version);
        var pages = new ArrayList<PageText>();
        if (row.layoutBlob() == null) {
            return pages;
        }
        try (var content = blobs.open(new BlobId(row.layoutBlob()))) {
            var index = index(row, content);
            for (int page = Math.max(1, first); page <= Math.min(last, index.size()); page++) {
                var entry = index.get(page - 1);
                try (var in = content.range(entry.from(), entry.length())) {
                    pages.add(LayoutFile.open(page, in.readAllBytes(), row.reading().chars()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return pages;
    }

    /** Where each page begins in the text; empty until the version is read. */
    @Transactional(readOnly = true)
    public List<PageStart> pageStarts(Principal who, DocumentId document, int version) {
        documents.version(who, document, version);
        return pageStarts(row(document, version));
    }

    /** Reads a version again that could not be read; needs the permission to edit. */
    @Transactional
    public void again(Principal who, DocumentId document, int version) {
        documents.require(who, Permission.EDIT, document);
        row(document, version);
        if (store.again(document, version, clock.instant())) {
            journal.record(who, "document.read-again", document.ref());
            queue.wake();
        }
    }

    /** For the product itself: what is known of a version, whoever may see it. */
    @Transactional(readOnly = true)
    public Optional<Reading> forIndex(DocumentId document, int version) {
        return store.find(document, version).map(ReadingRow::reading);
    }

    /** For the product itself: the canonical text, whoever may see it. */
    @Transactional(readOnly = true)
    public String textForIndex(DocumentId document, int version) {
        return store.find(document, version).map(row -> orElse(() -> text(row), "")).orElse("");
    }

    /** For the product itself: where pages begin, whoever may see them. */
    @Transactional(readOnly = true)
    public List<PageStart> pageStartsForIndex(DocumentId document, int version) {
        return store.find(document, version)
                .map(row -> orElse(() -> pageStarts(row), List.<PageStart>of()))
                .orElse(List.of());
    }

    /** What was sealed away or destroyed leaves the index without its words, and everything else in it. */
    private static <T> T orElse(Supplier<T> opened, T otherwise) {
        try {
            return opened.get();
        } catch (KeyDestroyedException gone) {
            return otherwise;
        } catch (Refusal refusal) {
            if (refusal.code() == Refusal.Code.SEALED) {
                return otherwise;
            }
            throw refusal;
        }
    }

    private ReadingRow row(DocumentId document, int version) {
        return store.find(document, version).orElseThrow(Refusal::notFound);
    }

    private String text(ReadingRow row) {
        return row.textBlob() == null ? "" : chars(row.textBlob(), 0, row.reading().chars());
    }

    private String chars(@Nullable UUID blob, int start, int end) {
        if (blob == null) {
            return "";
        }
        long from = (long) CHAR_BYTES * start;
        try (var content = blobs.open(new BlobId(blob));
                var in = content.range(from, (long) CHAR_BYTES * end - from)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_16BE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<PageStart> pageStarts(ReadingRow row) {
        if (row.layoutBlob() == null) {
            return List.of();
        }
        var starts = new ArrayList<PageStart>();
        try (var content = blobs.open(new BlobId(row.layoutBlob()))) {
            for (var entry : index(row, content)) {
                starts.add(new PageStart(starts.size() + 1, entry.start()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return starts;
    }

    private static List<LayoutFile.Entry> index(ReadingRow row, org.aumbry.blobs.BlobContent content)
            throws IOException {
        try (var in = content.range(0, LayoutFile.indexBytes(row.reading().pages()))) {
            return LayoutFile.index(in.readAllBytes());
        }
    }
}
