package org.aumbry.search.web;

import org.aumbry.search.Hit;
import org.aumbry.search.Passage;
import org.aumbry.search.Piece;

/** Where hits open: at the words, in the version whose text was searched. */
final class Addresses {

    private static final String SNIP = "snip";

    private Addresses() {}

    static String of(Hit hit) {
        var what = hit.what();
        if (what.kind().equals(SNIP)) {
            return version(hit) + "?snip=" + what.id() + "#snip-" + what.id();
        }
        var words = hit.passages().stream().filter(Addresses::isMarked).findFirst();
        return words.map(passage -> version(hit) + "?find=" + Asked.encode(found(passage)) + "&" + at(passage))
                .orElse("/documents/" + what.documentId());
    }

    /** The exact words of a passage; a snip's opens the snip. */
    static String of(Hit hit, Passage passage) {
        return hit.what().kind().equals(SNIP) || !isMarked(passage) ? of(hit) : version(hit) + "?" + at(passage);
    }

    private static String at(Passage passage) {
        return "at=" + passage.start() + "-" + passage.end() + "#at";
    }

    /** As it is written in the document, so that the reader's own search finds it again. */
    private static String found(Passage passage) {
        return passage.pieces().stream().filter(Piece::marked).map(Piece::text).findFirst().orElse("");
    }

    private static boolean isMarked(Passage passage) {
        return passage.end() > passage.start();
    }

    private static String version(Hit hit) {
        return "/documents/" + hit.what().documentId() + "/versions/" + hit.what().version();
    }
}
