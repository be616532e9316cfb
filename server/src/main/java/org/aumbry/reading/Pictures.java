package org.aumbry.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.Blobs;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantScope;
import org.aumbry.documents.DocumentId;
import org.aumbry.documents.Documents;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.reading.worker.Limits;
import org.aumbry.reading.worker.Outcome;
import org.aumbry.reading.worker.Request;
import org.springframework.stereotype.Service;

/** Pictures of pages and covers, drawn when somebody first looks at them and kept sealed from then on. */
@Service
public class Pictures {

    /** Pages drawn together, because whoever looks at one looks at the next. */
    private static final int TOGETHER = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int REMEMBERED = 10_000;

    private final Documents documents;
    private final PictureSteps steps;
    private final ParserPool parsers;
    private final Blobs blobs;
    private final TenantScope scope;
    private final Clock clock;
    private final Map<String, Object> drawing = new ConcurrentHashMap<>();
    private final Map<String, Instant> undrawable = new ConcurrentHashMap<>();

    Pictures(
            Documents documents, PictureSteps steps, ParserPool parsers, Blobs blobs, TenantScope scope, Clock clock) {
        this.documents = documents;
        this.steps = steps;
        this.parsers = parsers;
        this.blobs = blobs;
        this.scope = scope;
        this.clock = clock;
    }

    /** The page as a picture, for someone who may view the document. Not found when it can't be drawn. */
    public Drawn page(Principal who, DocumentId document, int version, int page) {
        return drawn(who, document, version, page, "page");
    }

    /** The small picture of the page. */
    public Drawn rail(Principal who, DocumentId document, int version, int page) {
        return drawn(who, document, version, page, "rail");
    }

    /** The cover whose longest edge is at least this, or the largest there is. */
    public Drawn cover(Principal who, DocumentId document, int version, int edge) {
        documents.version(who, document, version);
        var row = steps.find(document, version, "cover", edge).or(() -> steps.largestCover(document, version));
        return load(row.orElseThrow(Refusal::notFound));
    }

    private Drawn drawn(Principal who, DocumentId document, int version, int page, String role) {
        documents.version(who, document, version);
        var kept = steps.exactly(document, version, role, page);
        return load(kept.or(() -> draw(document, version, page, role)).orElseThrow(Refusal::notFound));
    }

    /** One at a time draws a stretch of pages; the others wait and find it kept. */
    private Optional<PictureRow> draw(DocumentId document, int version, int page, String role) {
        var reading = steps.drawable(document, version, page).orElseThrow(Refusal::notFound);
        int first = (page - 1) / TOGETHER * TOGETHER + 1;
        var key = scope.current() + " " + document + " " + version + " " + first;
        synchronized (drawing.computeIfAbsent(key, fresh -> new Object())) {
            try {
                var kept = steps.exactly(document, version, role, page);
                if (kept.isPresent() || impatient(key)) {
                    return kept;
                }
                draw(reading, first, Math.min(first + TOGETHER - 1, reading.reading().pages()), key);
                return steps.exactly(document, version, role, page);
            } finally {
                drawing.remove(key);
            }
        }
    }

    private void draw(ReadingRow reading, int first, int last, String key) {
        var found = new Collected(blobs, KeyScope.space(reading.space()), () -> {});
        try (var content = blobs.open(new BlobId(reading.drawnBlob())); var in = content.stream()) {
            var request = Request.draw(reading.extension(), first, Math.min(last, Limits.PAGES));
            var outcome = parsers.work(scope.current(), ParserPool.Lane.LOOKING, request, in, found);
            if (outcome.state() != Outcome.State.READY) {
                remember(key);
            }
            steps.keep(reading, found);
        } catch (IOException died) {
            remember(key);
        }
    }

    /** What a process died over is not tried again at once, however often it is asked for. */
    private boolean impatient(String key) {
        var failed = undrawable.get(key);
        return failed != null && failed.plus(PATIENCE).isAfter(clock.instant());
    }

    private void remember(String key) {
        if (undrawable.size() > REMEMBERED) {
            undrawable.clear();
        }
        undrawable.put(key, clock.instant());
    }

    private Drawn load(PictureRow row) {
        try (var content = blobs.open(new BlobId(row.blob())); var in = content.range(row.from(), row.size())) {
            return Drawn.of(in.readAllBytes(), row);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
