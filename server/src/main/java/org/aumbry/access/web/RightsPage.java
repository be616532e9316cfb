package org.aumbry.access.web;

import java.util.List;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * Screen 13, X-ray of a person: what bounds them, what they can see and do, now or earlier, and what became different.
 *
 * @param system what the person is in the network, in words
 * @param administers what they administer and by which role, a sentence each
 * @param profile the role that bounds them; empty for none
 * @param own whether it is the asker themselves
 * @param end the guest's last day as the form takes it; null for people who are no guests
 * @param at the moment asked about as the form takes it; empty = now
 * @param since the earlier moment compared with; empty = no comparison
 * @param next address of the next things; null when there are no more
 */
public record RightsPage(
        String id,
        String name,
        String system,
        List<String> administers,
        List<Option> profiles,
        String profile,
        boolean own,
        @Nullable String end,
        String at,
        String since,
        String moment,
        List<Row> containers,
        int hidden,
        List<Thing> things,
        @Nullable String next,
        @Nullable List<Change> changes) {

    /**
     * One container.
     *
     * @param given what grants give
     * @param effective what is left within the profile
     * @param bounded whether the two differ for the profile
     * @param narrowed the labels that take something of it, a sentence each
     * @param unused whether the person did nothing in it for 90 days
     */
    public record Row(
            String title,
            String kind,
            String given,
            String effective,
            boolean bounded,
            List<String> narrowed,
            boolean unused,
            String things,
            String href) {}

    /** One thing. */
    public record Thing(String title, String from, String permissions, String href) {}

    /** What became different about one container. */
    public record Change(String title, String before, String after) {}
}
