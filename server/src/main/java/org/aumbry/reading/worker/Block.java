package org.aumbry.reading.worker;

import java.util.List;

/**
 * One paragraph-like piece of a text document.
 *
 * @param level of a heading from 1, of a list item from 0 (plus 64 when numbered); 1 for the head row of a table
 * @param start first UTF-16 unit in the canonical text
 * @param end one past the last
 */
record Block(Type type, int level, int start, int end, List<Run> runs) {

    /** Level of a numbered list item is its depth plus this. */
    static final int NUMBERED = 64;

    /** What a block is; the position is the type byte. */
    enum Type {
        PARAGRAPH,
        HEADING,
        ITEM,
        ROW,
        CODE,
        QUOTE,
        RULE
    }

    /**
     * A stretch of a block that looks or acts differently, or one cell of a row.
     *
     * @param style sum of {@link #BOLD}, {@link #ITALIC}, {@link #CODE}, {@link #LINK}, {@link #CELL}
     * @param href where a link leads; empty for everything else
     */
    record Run(int style, int start, int end, String href) {
        static final int BOLD = 1;
        static final int ITALIC = 2;
        static final int CODE = 4;
        static final int LINK = 8;
        static final int CELL = 16;
    }
}
