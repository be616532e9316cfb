package org.aumbry.reading;

import java.util.List;

/**
 * One page: a stretch of the canonical text and where everything stands.
 *
 * @param width in points; 0 when the text flows
 * @param start first UTF-16 unit of the page in the canonical text
 * @param end one past the last
 * @param words empty when the text flows
 * @param blocks empty when words have places
 */
public record PageText(
        int number, float width, float height, int start, int end, List<Word> words, List<Block> blocks) {

    public boolean placed() {
        return width > 0;
    }
}
