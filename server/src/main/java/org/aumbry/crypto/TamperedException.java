package org.aumbry.crypto;

/**
 * Sealed data did not open: it was changed, moved to another place, cut, or sealed with another key.
 *
 * <p>Never retried with the same bytes and never answered with a default. The message names the place, never the data.
 */
public class TamperedException extends RuntimeException {

    public TamperedException(String place) {
        super(place + " was changed, moved or sealed with another key");
    }

    public TamperedException(String place, Throwable cause) {
        super(place + " was changed, moved or sealed with another key", cause);
    }
}
