package org.aumbry.data;

/** What was to be opened was sealed under a key that was destroyed on purpose; it is gone for good. */
public final class KeyDestroyedException extends RuntimeException {

    KeyDestroyedException(int number) {
        super("key number " + number + " was destroyed");
    }
}
