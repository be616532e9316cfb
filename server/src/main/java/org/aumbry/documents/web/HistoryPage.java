package org.aumbry.documents.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Crumb;
import org.aumbry.web.ReachMark;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a document, newest first.
 *
 * @param address the document's page
 * @param manages whether the reader may also see what was done with the document
 */
public record HistoryPage(
        String title,
        String address,
        ReachMark reach,
        List<Crumb> crumbs,
        List<Line> versions,
        boolean edits,
        boolean downloads,
        boolean manages) {

    /**
     * One version.
     *
     * @param restoredFrom the version whose content it has again; null for content that came in
     */
    public record Line(
            int number,
            boolean current,
            String who,
            Instant at,
            long sizeBytes,
            String fileName,
            String mediaType,
            String sha256,
            @Nullable Integer restoredFrom) {}
}
