package org.aumbry.reading;

import java.util.List;

/**
 * One paragraph-like piece of flowing text.
 *
 * @param level of a heading from 1, of a list item from 0; 1 for the head row of a table
 * @param numbered whether a list item has a number
 * @param runs stretches that look or act differently; for a row its cells
 */
public record Block(Type type, int level, boolean numbered, int start, int end, List<Run> runs) {

    /** What a block is, in the order of the layout format. */
    public enum Type {
        PARAGRAPH,
        HEADING,
        ITEM,
        ROW,
        CODE,
        QUOTE,
        RULE
    }

    /**
     * A stretch of a block.
     *
     * @param href where a link leads; empty for everything else
     */
    public record Run(boolean bold, boolean italic, boolean code, boolean cell, int start, int end, String href) {}
}
