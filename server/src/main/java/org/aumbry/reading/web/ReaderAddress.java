package org.aumbry.reading.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.aumbry.documents.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * Where in a version someone is, and how they look at it; makes the addresses of everywhere else.
 *
 * @param version null for the current version, whatever its number
 * @param find words searched for inside; empty for none
 * @param hit which of the hits, from 1; 0 for none
 * @param zoom one of {@link #ZOOMS}
 * @param textView whether placed pages are shown as flowing text
 * @param pane which tab of the pane; empty for the first
 */
record ReaderAddress(
        DocumentId document,
        @Nullable Integer version,
        int page,
        String find,
        int hit,
        String zoom,
        boolean textView,
        String pane) {

    static final java.util.List<String> ZOOMS = java.util.List.of("fit", "125", "150", "200");

    /** The address of the version without anything else. */
    String base() {
        return "/documents/" + document + (version == null ? "" : "/versions/" + version);
    }

    ReaderAddress at(int otherPage) {
        return new ReaderAddress(document, version, otherPage, find, hit, zoom, textView, pane);
    }

    ReaderAddress hit(int otherHit) {
        return new ReaderAddress(document, version, 1, find, otherHit, zoom, textView, pane);
    }

    ReaderAddress zoomed(String otherZoom) {
        return new ReaderAddress(document, version, page, find, hit, otherZoom, textView, pane);
    }

    ReaderAddress asText(boolean text) {
        return new ReaderAddress(document, version, page, find, hit, zoom, text, pane);
    }

    ReaderAddress beside(String otherPane) {
        return new ReaderAddress(document, version, page, find, hit, zoom, textView, otherPane);
    }

    ReaderAddress withoutFind() {
        return new ReaderAddress(document, version, page, "", 0, zoom, textView, pane);
    }

    /** The address, leading to the page itself where a browser can jump to it. */
    String href() {
        var query = new ArrayList<String>();
        if (hit == 0 && page > 1) {
            query.add("page=" + page);
        }
        if (!find.isEmpty()) {
            query.add("find=" + URLEncoder.encode(find, StandardCharsets.UTF_8));
        }
        if (hit > 0) {
            query.add("hit=" + hit);
        }
        if (!zoom.equals("fit")) {
            query.add("zoom=" + zoom);
        }
        if (textView) {
            query.add("view=text");
        }
        if (!pane.isEmpty()) {
            query.add("pane=" + pane);
        }
        var start = query.isEmpty() ? base() : base() + "?" + String.join("&", query);
        return start + (hit > 0 ? "#hit" : page > 1 ? "#page-" + page : "");
    }
}
