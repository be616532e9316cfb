package org.aumbry.continuity.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * How the archive is.
 *
 * @param exposed the sentence about what a lost machine would take with it
 * @param good whether everything is as it should be
 * @param from from when on one can restore; null when one can't
 * @param proven the last restore that gave the same; null when there was none
 */
public record BackupsPage(
        boolean on,
        String exposed,
        boolean good,
        String copies,
        @Nullable Instant from,
        @Nullable Proven proven,
        List<Location> locations,
        List<Row> generations,
        List<Proven> drills,
        Own own) {

    /**
     * The network's own backups.
     *
     * @param full whether the asker may take one away, go back to one and choose the passphrase
     * @param ready whether a passphrase was chosen
     * @param days how often one is made by itself; empty for never
     */
    public record Own(boolean full, boolean ready, String days, List<Option> choices, List<OwnRow> backups) {}

    /** One of them. */
    public record OwnRow(String id, Instant madeAt, String size, long rows, int blobs) {}

    /** A location in words. */
    public record Location(String name, String place, boolean writeOnce) {}

    /** A generation. */
    public record Row(String id, Instant begunAt, String size, String state) {}

    /** A restore that was tried. */
    public record Proven(String id, Instant at, boolean holds, String took, String report) {}
}
