package org.aumbry.privacy.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A privacy notice to read.
 *
 * @param number 0 for the wording that comes with the program
 * @param at when it was published; null for the wording that comes with the program
 * @param lang language of the wording
 * @param earlier whether a newer version holds
 * @param base address of the version that holds
 * @param versions every version that was published, the newest first
 */
public record NoticePage(
        String network,
        int number,
        @Nullable Instant at,
        String lang,
        List<Block> blocks,
        String contact,
        Tables tables,
        boolean earlier,
        String base,
        List<Version> versions) {

    /**
     * A part of the wording.
     *
     * @param kind heading, list or paragraph
     * @param lines items of a list, otherwise one
     */
    public record Block(String kind, List<String> lines) {}

    /** What the program says of itself. */
    public record Tables(List<Purpose> purposes, List<Time> times, List<Recipient> recipients) {}

    public record Purpose(String name, String whose) {}

    public record Time(String what, String period, boolean byPolicy) {}

    public record Recipient(String who, boolean inUse) {}

    public record Version(int number, Instant at, String path) {}
}
