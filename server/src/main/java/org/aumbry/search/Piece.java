package org.aumbry.search;

/**
 * A stretch of shown text.
 *
 * @param marked whether it is what was looked for
 */
public record Piece(String text, boolean marked) {

    /** Never prints what was written. */
    @Override
    public String toString() {
        return marked ? "[marked text]" : "[text]";
    }
}
