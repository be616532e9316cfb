package org.aumbry.reading;

/**
 * A stretch of the canonical text that the reader marks.
 *
 * @param anchor id of the mark's first element on the page, for links to it; for example {@code snip-…}
 * @param start first UTF-16 unit
 * @param end one past the last
 * @param kind what it is: {@code snip}, {@code hit}, {@code passage}
 * @param label what a screen reader says of it
 * @param current whether it is the one that was asked for
 */
public record Highlight(String anchor, int start, int end, String kind, String label, boolean current) {}
