package org.aumbry.custody;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One change of the keys of a level.
 *
 * @param total how many keys there were to change or to wrap anew when it began
 * @param done how many of them are; may end above the total, when keys were made meanwhile
 * @param finishedAt null while it goes on
 */
public record Rotation(
        UUID id, Level level, UserId startedBy, Instant startedAt, long total, long done,
        @Nullable Instant finishedAt, Place place) {

    /** How far sealing values anew has come. @param column how many columns are done */
    public record Place(int column, long block) {

        static final Place START = new Place(0, 0);
    }

    public boolean running() {
        return finishedAt == null;
    }
}
