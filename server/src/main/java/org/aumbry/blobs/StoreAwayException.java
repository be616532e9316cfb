package org.aumbry.blobs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A place of blobs can't be used now. Says nothing of what lies there. */
class StoreAwayException extends IOException {

    /** @param message in a few words, without addresses and keys */
    StoreAwayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
