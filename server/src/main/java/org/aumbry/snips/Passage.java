package org.aumbry.snips;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the canonical text of one version, in the terms of the W3C Web Annotation selectors.
 *
 * @param start UTF-16 offset of the first character, from 0 (TextPositionSelector)
 * @param end offset behind the last character
 * @param exact the words themselves (TextQuoteSelector)
 * @param prefix up to 64 characters before them
 * @param suffix up to 64 characters behind them
 * @param page page on which it begins, from 1; null for text without pages
 * @param boxes where it stands on its pages, one per line; empty for text without pages
 * @param sha256 hash of the version's content, lower-case hexadecimal
 */
public record Passage(
        int start,
        int end,
        String exact,
        String prefix,
        String suffix,
        @Nullable Integer page,
        List<Box> boxes,
        String sha256) {

    /** A rectangle on a page, in points from its upper left corner. */
    public record Box(int page, double x, double y, double width, double height) {}
}
