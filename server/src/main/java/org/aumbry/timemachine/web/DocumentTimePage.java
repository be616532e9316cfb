package org.aumbry.timemachine.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Crumb;
import org.aumbry.web.Option;
import org.aumbry.web.ReachMark;
import org.jspecify.annotations.Nullable;

/**
 * One document through time.
 *
 * @param address the document's page
 * @param difference null when two versions were not chosen
 */
public record DocumentTimePage(
        String title,
        String address,
        ReachMark reach,
        List<Crumb> crumbs,
        List<Line> states,
        List<Option> versions,
        String from,
        String to,
        @Nullable Difference difference,
        boolean edits) {

    /** A state. @param told what had happened, one phrase each @param chosen whether the reader came for it */
    public record Line(Instant since, String title, int version, List<String> told, boolean chosen, boolean current) {}

    /** @param lines with what became of each: {@code same}, {@code added}, {@code removed} or {@code gap} */
    public record Difference(boolean read, boolean equal, List<Text> lines) {}

    public record Text(String kind, String text) {}
}
