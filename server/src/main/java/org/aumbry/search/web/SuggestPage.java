package org.aumbry.search.web;

import java.util.List;
import org.aumbry.search.Piece;

/** Suggestions below the search box; a fragment without a frame. */
public record SuggestPage(List<Row> rows, String said, String all, String allHref) {

    /** One permitted thing. */
    public record Row(String icon, List<Piece> title, String href, String kind) {}
}
