package org.aumbry.reading;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.aumbry.reading.worker.Outcome;
import org.aumbry.search.SearchIndex;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The short transactions around the long work of reading. */
@Component
class ReadingSteps {

    static final String KIND = "document";

    private final ReadingStore store;
    private final PictureStore pictures;
    private final SearchIndex index;
    private final Clock clock;

    ReadingSteps(ReadingStore store, PictureStore pictures, SearchIndex index, Clock clock) {
        this.store = store;
        this.pictures = pictures;
        this.index = index;
        this.clock = clock;
    }

    @Transactional
    Optional<ReadingRow> claim(Instant until) {
        return store.claim(clock.instant(), until);
    }

    @Transactional
    void renew(ReadingRow claimed, Instant until) {
        store.renew(claimed, until);
    }

    /** Keeps what was found and tells the search index; nothing is kept when someone else took over. */
    @Transactional
    void finish(ReadingRow claimed, Outcome outcome, Collected found) {
        var old = claimed.reading();
        var reading = new Reading(old.document(), old.version(), ReadingState.READY, outcome.format().mediaKind(),
                found.placed(), found.pages(), found.chars(), outcome.language(), outcome.cut());
        var done = new ReadingRow(reading, claimed.sourceBlob(), claimed.space(), claimed.extension(),
                found.keepText(), found.keepLayout(), found.keepPdf(), claimed.attempt());
        if (!store.finish(done, clock.instant())) {
            throw new IllegalStateException("another reader took the version over");
        }
        found.keepPictures().forEach(picture -> pictures.add(reading.document(), reading.version(), picture));
        index.touch(KIND, reading.document().value());
    }

    @Transactional
    void fail(ReadingRow claimed, ReadingState state) {
        var old = claimed.reading();
        var reading = new Reading(
                old.document(), old.version(), state, old.mediaKind(), false, 0, 0, "", false);
        var failed = new ReadingRow(reading, claimed.sourceBlob(), claimed.space(), claimed.extension(),
                null, null, null, claimed.attempt());
        store.finish(failed, clock.instant());
        index.touch(KIND, old.document().value());
    }
}
