package org.aumbry.custody;

import java.time.Instant;
import java.util.UUID;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.UserId;

/**
 * Keys that were destroyed for good.
 *
 * @param of number of the space, the document or the person
 * @param order the seal or the order that one person gave and another one followed
 * @param certificate the envelope as signed; {@code docs/formats/destruction-v1.md}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Destruction(
        UUID id,
        DestructionKind kind,
        UUID of,
        UUID order,
        UserId destroyedBy,
        Instant destroyedAt,
        byte[] certificate) {

    ObjectRef ref() {
        return new ObjectRef("key-destruction", id);
    }

    Destruction certified(byte[] signed) {
        return new Destruction(id, kind, of, order, destroyedBy, destroyedAt, signed);
    }
}
