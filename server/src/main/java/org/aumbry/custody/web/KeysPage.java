package org.aumbry.custody.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a network: who holds the uppermost, what lies below it, and what changes now.
 *
 * @param version of the network's own key
 * @param left how many keys an earlier version of it still wraps
 */
public record KeysPage(
        List<Tab> tabs,
        Service service,
        @Nullable Customer customer,
        long version,
        Instant since,
        Instant due,
        boolean overdue,
        long left,
        List<Row> rows,
        List<Change> changes,
        List<Begin> begin) {

    /** Who holds the root key. @param millis how long its last answer took; null before the first */
    public record Service(
            String name, String rootKeyId, boolean answers, long calls, long failures, @Nullable Long millis,
            @Nullable Instant lastAnswerAt, long outageMinutes) {}

    /** The customer's own key service. @param held whether the network's key needs it now */
    public record Customer(String name, boolean answers, boolean held) {}

    /** Keys of one kind. */
    public record Row(
            String name, long current, long earlier, long destroyed, @Nullable Instant oldest, @Nullable Instant due,
            boolean overdue) {}

    /** A change of keys. */
    public record Change(
            String id, String level, long done, long total, Instant startedAt, @Nullable Instant finishedAt) {}

    /** What can be begun, with the words about it. */
    public record Begin(String level, String name, String text, boolean running) {}
}
