package org.aumbry.custody;

import java.time.Instant;
import org.aumbry.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A network whose keys were destroyed.
 *
 * @param removedAt when nothing was left of it but the certificate; null until then
 * @param certificate the envelope as signed; {@code docs/formats/destruction-v1.md}
 */
@SuppressWarnings("ArrayRecordComponent")
public record DestroyedNetwork(
        TenantId network, Instant destroyedAt, @Nullable Instant removedAt, byte[] certificate) {

    @Override
    public String toString() {
        return "destroyed network " + network;
    }
}
