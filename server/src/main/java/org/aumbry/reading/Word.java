package org.aumbry.reading;

/**
 * One word and its place on a page: points from the upper left corner of the page as shown.
 *
 * @param start first UTF-16 unit in the canonical text
 * @param end one past the last
 * @param spaced whether the next unit of the text is the space before the next word of the line
 * @param turns quarter turns clockwise of its baseline
 */
public record Word(int start, int end, boolean spaced, int turns, float x, float y, float width, float height) {}
