package org.aumbry.spaces;

import java.util.List;
import org.aumbry.labels.Label;
import org.aumbry.web.ReachMark;
import org.jspecify.annotations.Nullable;

/**
 * The head of every page of a space or drive.
 *
 * @param faces names of a few of the people inside, administrators first; empty for a drive
 * @param people how many there are
 * @param edits whether the asker may add things at the top of the space
 * @param manages whether the asker administers it
 * @param label the label that holds in it; null when there is none
 */
public record SpaceFrame(
        Space space,
        String title,
        ReachMark reach,
        List<String> faces,
        int people,
        Standing standing,
        boolean edits,
        boolean manages,
        @Nullable Label label) {

    public boolean drive() {
        return space.kind().drive();
    }

    public String address() {
        return "/spaces/" + space.id();
    }

    /** How many of the people inside are not among the faces. */
    public int others() {
        return people - faces.size();
    }

    /** A person who belongs to it may go, but a drive's owner can't leave the drive. */
    public boolean leavable() {
        return standing.belongs();
    }
}
