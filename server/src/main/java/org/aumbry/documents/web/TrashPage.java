package org.aumbry.documents.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.spaces.SpaceFrame;

/**
 * The trash of a space or drive.
 *
 * @param erases whether the asker may delete for good
 */
public record TrashPage(SpaceFrame frame, List<Line> lines, boolean erases) {

    /**
     * One thing in the trash.
     *
     * @param daysLeft until it is gone for good; 0 = today
     */
    public record Line(
            String ref, String title, String icon, String who, Instant at, Instant goneAt, long daysLeft) {}
}
