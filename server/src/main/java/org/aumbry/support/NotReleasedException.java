package org.aumbry.support;

/** What was asked for is not released; the reason is for the journal, not for the asker. */
final class NotReleasedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotReleasedException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
