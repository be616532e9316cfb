package org.aumbry.reading;

import java.util.Locale;
import org.aumbry.reading.worker.Outcome;

/** How far the reading of a version has come, or how it ended. */
public enum ReadingState {
    QUEUED,
    READING,
    READY,
    PASSWORD_PROTECTED,
    DAMAGED,
    TOO_LARGE,
    UNSUPPORTED,
    TIMED_OUT;

    /** As stored and as the API says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the document's text and pages are still to come. */
    public boolean waiting() {
        return this == QUEUED || this == READING;
    }

    /** Whether reading ended without text and pages. */
    public boolean failed() {
        return this != READY && !waiting();
    }

    static ReadingState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static ReadingState of(Outcome.State state) {
        return valueOf(state.name());
    }
}
