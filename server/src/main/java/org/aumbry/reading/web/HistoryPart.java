package org.aumbry.reading.web;

import java.time.Instant;
import java.util.List;

/** The latest versions of the document. */
public record HistoryPart(List<Line> lines, String all) {

    /** @param shown whether it is the one on the screen */
    public record Line(int number, String href, boolean shown, String by, Instant at, long sizeBytes) {}
}
