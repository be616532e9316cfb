package org.aumbry.data;

/** What was to be opened was sealed under a key that was destroyed on purpose; it is gone for good. */
public final class KeyDestroyedException extends RuntimeException {

    /** @param number of the key, or of the one above it */
    public KeyDestroyedException(int number) {
        super("key number " + number + " was destroyed");
    }
}
