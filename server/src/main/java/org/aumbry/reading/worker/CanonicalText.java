package org.aumbry.reading.worker;

/** The one string of a document that every place in it refers to, in UTF-16 units. */
final class CanonicalText {

    private final StringBuilder text = new StringBuilder();
    private int sent;
    private boolean full;

    int length() {
        return sent + text.length();
    }

    /** Whether something was left out. */
    boolean full() {
        return full;
    }

    /** Appends all or nothing; false once the limit is reached. */
    boolean append(String more) {
        if (full || length() + more.length() > Limits.TEXT_CHARS) {
            full = true;
            return false;
        }
        text.append(more);
        return true;
    }

    /** Gives away what was not yet taken. */
    String take() {
        var piece = text.toString();
        sent += text.length();
        text.setLength(0);
        return piece;
    }
}
