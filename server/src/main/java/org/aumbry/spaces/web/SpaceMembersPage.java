package org.aumbry.spaces.web;

import java.util.List;
import org.aumbry.spaces.SpaceEntry;
import org.aumbry.spaces.SpaceFrame;

/**
 * The people of a space; for its administrators also who waits and whom they could add.
 *
 * @param entries requests and invitations nobody has decided; empty for those who may not decide
 * @param found people who match what was looked for and are not inside yet
 * @param looked what was looked for; empty when nothing was
 */
public record SpaceMembersPage(
        SpaceFrame frame, List<Row> members, List<Waiting> entries, List<Found> found, String looked) {

    /** One person inside. */
    public record Row(String id, String name, boolean admin, boolean guest, boolean self) {}

    /** One person on the doorstep. */
    public record Waiting(SpaceEntry entry, String name) {}

    /** One person who could be added. */
    public record Found(String id, String name, boolean guest) {}
}
