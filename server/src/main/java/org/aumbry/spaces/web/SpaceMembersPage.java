package org.aumbry.spaces.web;

import java.util.List;
import org.aumbry.spaces.SpaceEntry;
import org.aumbry.spaces.SpaceFrame;
import org.aumbry.web.Option;

/**
 * The people of a space; for its administrators also who waits and whom they could add.
 *
 * @param groups groups of people that belong to it as a whole
 * @param otherGroups those that could; empty for those who may not decide
 * @param entries requests and invitations nobody has decided; empty for those who may not decide
 * @param found people who match what was looked for and are not inside yet
 * @param looked what was looked for; empty when nothing was
 */
public record SpaceMembersPage(
        SpaceFrame frame,
        List<GroupRow> groups,
        List<Option> otherGroups,
        List<Row> members,
        List<Waiting> entries,
        List<Found> found,
        String looked) {

    /** One group of people inside. */
    public record GroupRow(String id, String name, boolean admin) {}

    /** One person inside; {@code through} names the group they come with and is empty without one. */
    public record Row(String id, String name, boolean admin, boolean guest, boolean self, String through) {}

    /** One person on the doorstep. */
    public record Waiting(SpaceEntry entry, String name) {}

    /** One person who could be added. */
    public record Found(String id, String name, boolean guest) {}
}
