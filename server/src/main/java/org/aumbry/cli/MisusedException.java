package org.aumbry.cli;

/** What was typed is no use of the command; the message says how it is used. */
final class MisusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MisusedException(String sentence) {
        super(sentence);
    }
}
