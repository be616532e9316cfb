package org.aumbry.documents.web;

import java.util.List;
import org.aumbry.spaces.SpaceEntry;
import org.aumbry.web.HomeSource;

/**
 * What a person comes back to.
 *
 * @param openings who looked into their private drive lately, worded
 * @param waiting what waits for their decision
 * @param recent what was changed last, of all they may see
 * @param days changes in their spaces, the latest day first
 * @param kept what the person kept, by kind
 * @param mayAdd whether they may make spaces
 */
public record HomePage(
        String person,
        List<String> openings,
        List<Waiting> waiting,
        List<FileLine> recent,
        List<Day> days,
        List<HomeSource.HomePart> kept,
        boolean mayAdd) {

    /** A request to one of their spaces, or an invitation to them. */
    public record Waiting(SpaceEntry entry, String space, String person) {}

    /** The changes of one day. */
    public record Day(String date, List<Change> changes) {}

    /** One changed document. */
    public record Change(FileLine line, String space, String spaceAddress) {}

    public boolean empty() {
        return openings.isEmpty() && waiting.isEmpty() && recent.isEmpty() && days.isEmpty() && kept.isEmpty();
    }
}
