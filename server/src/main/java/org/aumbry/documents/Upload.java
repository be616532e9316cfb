package org.aumbry.documents;

import java.time.Instant;
import org.aumbry.blobs.StagedId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** An upload as stored. */
record Upload(
        UploadId id, UserId user, NewUpload asked, StagedId staged, State state, @Nullable Result result,
        Instant expiresAt) {

    /** Where an upload stands in its life. */
    enum State {
        OPEN,
        FINISHED,
        EXPIRED
    }

    /** What became of a finished upload. */
    record Result(DocumentId document, int version) {}
}
