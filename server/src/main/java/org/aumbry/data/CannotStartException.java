package org.aumbry.data;

import org.jspecify.annotations.Nullable;

/** Something outside the program keeps it from running. The message is one plain sentence that says what to do. */
public final class CannotStartException extends RuntimeException {

    public CannotStartException(String sentence) {
        this(sentence, null);
    }

    public CannotStartException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
