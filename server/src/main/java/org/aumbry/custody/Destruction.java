package org.aumbry.custody;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;
import org.aumbry.spaces.SpaceId;

/**
 * Keys of a space that were destroyed for good.
 *
 * @param certificate the envelope as signed; {@code docs/formats/destruction-v1.md}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Destruction(
        UUID id, SpaceId space, UUID order, UserId destroyedBy, Instant destroyedAt, byte[] certificate) {

    ObjectRef ref() {
        return new ObjectRef("key-destruction", id);
    }
}
