package org.aumbry.search;

import java.util.List;

/**
 * Words of a document around what was looked for.
 *
 * @param page the page of the first marked words; 0 when the document has no pages
 * @param start offset of the first marked words in the document's text
 * @param end offset after them; equal to start when nothing is marked
 */
public record Passage(int page, int start, int end, List<Piece> pieces) {

    /** Never prints what was written. */
    @Override
    public String toString() {
        return "passage at " + start;
    }
}
