package org.aumbry.timemachine.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.spaces.SpaceFrame;
import org.aumbry.web.Crumb;
import org.aumbry.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * The time machine of a space or of the network.
 *
 * @param frame the space; null = the network
 * @param address of this page, without a query
 * @param trip where one is; null before a moment was chosen
 * @param runs the last restores
 */
public record TimePage(
        @Nullable SpaceFrame frame,
        String address,
        Dial dial,
        List<MarkLine> marks,
        @Nullable Trip trip,
        List<RunLine> runs,
        FieldErrors errors) {

    /** The field for the moment: to the second, within the window, in the reader's time zone. */
    public record Dial(String value, String min, String max, String zone, long days, List<Crumb> jumps) {}

    /** Something that happened. @param href the moment just before it */
    public record MarkLine(String word, String kind, String who, Instant at, String href, long ago) {}

    /**
     * A moment somebody looks at.
     *
     * @param moment for forms, exact
     * @param path the folders around what is shown, as they lay then
     * @param counts what would change, by what happened since
     * @param total how many things differ, listed or not
     */
    public record Trip(
            Instant at,
            String moment,
            List<Crumb> path,
            List<Item> items,
            List<Count> counts,
            List<Difference> differences,
            int total) {}

    /** A thing as it was. @param href where to look further; empty when nowhere */
    public record Item(String title, String icon, String href, String now, String state) {}

    /** How many things something happened to. */
    public record Count(String kind, String label, int count) {}

    /** A thing that would change. @param told what became of it, one short phrase each */
    public record Difference(
            String ref, String title, String icon, List<String> told, String kind, boolean mine) {}

    /** An earlier restore. */
    public record RunLine(String href, String label, Instant askedAt, String state, String stateWord) {}
}
