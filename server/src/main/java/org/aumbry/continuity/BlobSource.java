package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Where blobs lie, sealed, for copying them. Names are {@code <tenant>/<last two digits of id>/<id>}. */
interface BlobSource {

    /** Takes what is new. */
    interface Taker {

        /** Whether it has no copy of that blob yet. */
        boolean wants(String name);

        /** Copies the sealed bytes; a file that is gone meanwhile is passed over. */
        void take(String name, Path file) throws IOException;
    }

    /**
     * Gives whatever came since the last time that succeeded; some of it perhaps once more.
     *
     * @return every blob that was acknowledged before this moment was given
     */
    Instant visit(Taker taker) throws IOException;

    /** Whether the blob is still there. */
    boolean alive(String name) throws IOException;
}
