package org.aumbry.custody;

import java.time.Instant;
import org.aumbry.kernel.TenantId;

/**
 * A network whose keys were destroyed.
 *
 * @param certificate the envelope as signed; {@code docs/formats/destruction-v1.md}
 */
@SuppressWarnings("ArrayRecordComponent")
public record DestroyedNetwork(TenantId network, Instant destroyedAt, byte[] certificate) {

    @Override
    public String toString() {
        return "destroyed network " + network;
    }
}
