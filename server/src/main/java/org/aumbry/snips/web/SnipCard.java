package org.aumbry.snips.web;

import java.util.List;
import org.aumbry.web.ReachMark;

/**
 * One snip as lists show it, already worded.
 *
 * @param address opens the source at the exact words
 * @param state one of {@code exact}, {@code moved}, {@code altered}, {@code lost}
 * @param compare opens the current version where the passage stands now; empty when it is the same or lost
 * @param mayChange whether the asker is its author
 */
public record SnipCard(
        String id,
        String quote,
        String insight,
        String note,
        List<Tag> tags,
        String author,
        String place,
        String date,
        String address,
        String documentTitle,
        String documentAddress,
        String state,
        String stateLabel,
        String compare,
        ReachMark reach,
        boolean mayChange,
        boolean mayRemove) {

    /** How the chip of the state is drawn. */
    public String chip() {
        return switch (state) {
            case "exact" -> "ok";
            case "lost" -> "failed";
            default -> "changed";
        };
    }

    /** A tag with the address of the library narrowed to it. */
    public record Tag(String label, String address) {}
}
