package org.aumbry.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that the program has still to do, counted. Each module tells of its own; those who run the installation look at
 * all. Asked without any key: what waits is counted and never opened.
 */
public interface Backlog {

    /** What waits. */
    enum Queue {
        /** Letters on their way out. */
        MAIL,
        /** Files that wait to be read. */
        READING,
        /** Changes that the search index has to take in. */
        SEARCH,
        /** Entries of journals that have no place in their tree yet. */
        JOURNAL,
        /** Entries that destinations outside have not taken yet. */
        COLLECTORS,
        /** What operators agreed on and the program has to carry out. */
        ORDERS,
        /** Acts of operators that networks have still to be told of. */
        NOTICES;

        /** The form in messages. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What waits now.
     *
     * @param count at most about 100,000
     * @param oldest since when the oldest waits; null when nothing does, or when that is not known
     */
    record Waiting(long count, @Nullable Instant oldest) {

        public static final Waiting NOTHING = new Waiting(0, null);
    }

    Queue queue();

    /** Once for the installation, or in each network with that network's scope entered. */
    Probe.Reach reach();

    Waiting look();
}
