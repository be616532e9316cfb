package org.aumbry.reading;

import java.util.Optional;
import org.aumbry.documents.DocumentId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The short transactions around drawing. */
@Component
class PictureSteps {

    private static final int LARGEST_COVER = 1024;

    private final ReadingStore readings;
    private final PictureStore store;

    PictureSteps(ReadingStore readings, PictureStore store) {
        this.readings = readings;
        this.store = store;
    }

    @Transactional(readOnly = true)
    Optional<PictureRow> find(DocumentId document, int version, String role, int ordinal) {
        return store.atLeast(document, version, role, ordinal);
    }

    @Transactional(readOnly = true)
    Optional<PictureRow> largestCover(DocumentId document, int version) {
        return store.find(document, version, "cover", LARGEST_COVER);
    }

    @Transactional(readOnly = true)
    Optional<PictureRow> exactly(DocumentId document, int version, String role, int ordinal) {
        return store.find(document, version, role, ordinal);
    }

    /** The reading, when it has such a page and pages of it can be drawn. */
    @Transactional(readOnly = true)
    Optional<ReadingRow> drawable(DocumentId document, int version, int page) {
        return readings.find(document, version).filter(row -> {
            var reading = row.reading();
            boolean pdf = reading.mediaKind().equals("pdf") || row.pdfBlob() != null;
            return reading.state() == ReadingState.READY && pdf && page >= 1 && page <= reading.pages();
        });
    }

    @Transactional
    void keep(ReadingRow reading, Collected found) {
        var document = reading.reading().document();
        int version = reading.reading().version();
        readings.lock(document, version);
        found.keepPictures().forEach(picture -> store.add(document, version, picture));
    }
}
