package org.aumbry.access.web;

import java.util.List;
import org.aumbry.web.ReachMark;
import org.jspecify.annotations.Nullable;

/**
 * Everyone who can see a thing, each with what they may do and why.
 *
 * @param filter what the list is narrowed to; empty shows all
 * @param at the earlier moment asked about, as the form takes it; empty = now
 * @param moment which moment this is, in words
 * @param shown how many of the people are listed here, at most 500
 * @param check the answer about one person asked for; null when nobody was
 */
public record AudiencePage(
        String title,
        String action,
        String back,
        String shareAddress,
        ReachMark reach,
        String reachSentence,
        String filter,
        String at,
        String moment,
        List<Person> people,
        int shown,
        int total,
        String asked,
        @Nullable Check check) {

    /** Whether the asker is told when people last opened it. */
    public boolean tellsOpened() {
        return people.stream().anyMatch(person -> person.opened() != null);
    }

    /** One person who can see it. @param opened when they last opened it; null where the asker is not told */
    public record Person(
            String name, boolean guest, String permissions, List<String> reasons, @Nullable String opened) {}

    /**
     * The answer about one person.
     *
     * @param sentence who can or can't, in words
     * @param verbs each permission with its answer
     */
    public record Check(boolean found, String sentence, List<Verb> verbs) {}

    /** One permission, whether it holds, and because of what. */
    public record Verb(String label, boolean allowed, String reason) {}
}
