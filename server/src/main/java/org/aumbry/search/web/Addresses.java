package org.aumbry.search.web;

import org.aumbry.search.Hit;
import org.aumbry.search.Passage;

/** Where hits open: at the words, in the version whose text was searched. */
final class Addresses {

    private static final String SNIP = "snip";

    private Addresses() {}

    static String of(Hit hit, String typed) {
        var what = hit.what();
        if (what.kind().equals(SNIP)) {
            return version(hit) + "?snip=" + what.id() + "#snip-" + what.id();
        }
        if (typed.isBlank()) {
            return "/documents/" + what.documentId();
        }
        var page = hit.passages().stream().filter(Addresses::isMarked).mapToInt(Passage::page).findFirst().orElse(0);
        return version(hit) + "?find=" + Asked.encode(typed) + (page > 0 ? "&page=" + page : "");
    }

    /** The exact words of a passage; a snip's opens the snip. */
    static String of(Hit hit, Passage passage, String typed) {
        if (hit.what().kind().equals(SNIP) || !isMarked(passage)) {
            return of(hit, typed);
        }
        var page = passage.page() > 0 ? "&page=" + passage.page() : "";
        return version(hit) + "?at=" + passage.start() + "-" + passage.end() + page;
    }

    private static boolean isMarked(Passage passage) {
        return passage.end() > passage.start();
    }

    private static String version(Hit hit) {
        return "/documents/" + hit.what().documentId() + "/versions/" + hit.what().version();
    }
}
