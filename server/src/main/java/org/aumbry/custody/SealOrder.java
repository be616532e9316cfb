package org.aumbry.custody;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;
import org.jspecify.annotations.Nullable;

/**
 * A space or the whole network sealed by an administrator.
 *
 * @param space what is sealed; null for the whole network
 * @param name how it was called; empty for the network, and when whoever sealed it could not see it
 * @param askedBy who asked to open it again; null while nobody has
 * @param thawedBy who opened it again, somebody else; null while it is sealed
 * @param destroyed whether its keys were destroyed while it was sealed: then it never opens again
 */
public record SealOrder(
        UUID id,
        @Nullable SpaceId space,
        String name,
        String reason,
        UserId sealedBy,
        Instant sealedAt,
        @Nullable UserId askedBy,
        @Nullable UserId thawedBy,
        @Nullable Instant thawedAt,
        boolean destroyed) {

    public boolean standing() {
        return thawedAt == null;
    }

    ObjectRef ref() {
        return new ObjectRef("seal", id);
    }
}
