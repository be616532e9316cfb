package org.aumbry.reading;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reading with where its parts are kept. */
record ReadingRow(
        Reading reading,
        UUID sourceBlob,
        UUID space,
        String extension,
        @Nullable UUID textBlob,
        @Nullable UUID layoutBlob,
        @Nullable UUID pdfBlob,
        int attempt) {

    /** What pages are drawn from. */
    UUID drawnBlob() {
        return pdfBlob == null ? sourceBlob : pdfBlob;
    }
}
