package org.aumbry.incidents.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The question and what was found.
 *
 * @param asked what the form holds, by the names of its fields
 * @param found null before anything was asked
 */
public record IncidentPage(Map<String, String> asked, String query, @Nullable Found found) {

    /**
     * What something reached.
     *
     * @param more how many things stand in the file only
     */
    public record Found(
            long entries,
            long refused,
            long sessions,
            long keys,
            @Nullable Instant first,
            @Nullable Instant last,
            List<Thing> things,
            int more,
            boolean cut,
            List<Someone> people,
            String members,
            String authority) {}

    /** A thing that was touched; its title only for who may see it. */
    public record Thing(String kind, String title, String id, String acts, long times, Instant last) {}

    /** A person whom it concerns. */
    public record Someone(String id, String name, String email, long acted) {}
}
