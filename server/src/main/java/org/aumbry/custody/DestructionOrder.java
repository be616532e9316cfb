package org.aumbry.custody;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * That the keys of a document or a person are to be destroyed, as one administrator asked.
 *
 * @param of number of the document or the person
 * @param name how it is called; empty when whoever asked could not see it, and once it is over
 * @param endedAt when another one destroyed them, or somebody took it back; null while it stands
 */
public record DestructionOrder(
        UUID id,
        DestructionKind kind,
        UUID of,
        String name,
        String reason,
        UserId askedBy,
        Instant askedAt,
        @Nullable Instant endedAt) {

    boolean standing() {
        return endedAt == null;
    }

    /** What has to be typed to confirm, if not the number. */
    public String called() {
        return name.isEmpty() ? of.toString() : name;
    }

    ObjectRef ref() {
        return new ObjectRef("destruction-order", id);
    }
}
