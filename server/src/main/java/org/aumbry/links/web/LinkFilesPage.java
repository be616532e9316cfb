package org.aumbry.links.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Crumb;
import org.jspecify.annotations.Nullable;

/**
 * A shared folder or space as the holder of a link sees it.
 *
 * @param note until when it can be seen, and that this is recorded
 * @param crumbs the way from what the link leads to; empty there
 * @param download whether any file may be taken
 * @param total how many things lie here
 * @param cut whether more lies here than was looked at
 * @param first address of the first page; null on it
 * @param next null on the last page
 */
public record LinkFilesPage(
        String title,
        String note,
        List<Crumb> crumbs,
        boolean download,
        List<Row> rows,
        int total,
        boolean cut,
        @Nullable String first,
        @Nullable String next) {

    /**
     * One folder or document.
     *
     * @param icon a symbol of the sprite
     * @param sizeBytes null for a folder
     * @param cover address of a small picture; null when there is none
     * @param file address of the file; null when it may only be looked at
     */
    public record Row(
            String title,
            String address,
            String icon,
            @Nullable Long sizeBytes,
            Instant at,
            @Nullable String cover,
            @Nullable String file) {}
}
