package org.aumbry.links.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shared document as the holder of a link sees it.
 *
 * @param note until when it can be seen, and that this is recorded
 * @param around the list it lies in; null when the link leads to nothing else
 * @param paragraphs the text of the page
 * @param picture address of the page drawn; null when it has no picture
 * @param download address of the file; null when it may only be looked at
 * @param report where something can be said about it
 * @param place which page of how many, in words; empty for one
 * @param previous null on the first page
 * @param next null on the last page
 * @param waiting whether the text is not ready yet
 */
public record LinkDocumentPage(
        String title,
        String note,
        @Nullable String around,
        List<String> paragraphs,
        @Nullable String picture,
        @Nullable String download,
        String report,
        String place,
        @Nullable String previous,
        @Nullable String next,
        boolean waiting) {}
