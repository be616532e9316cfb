package org.aumbry.operators;

import java.time.Instant;
import java.util.OptionalLong;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.NetworkLimits;

/**
 * What the console shows of a network: counts, sizes and health.
 *
 * @param entriesToday how many entries its journal got in the last 24 hours; nothing when they are of too few people
 * @param limits how many people and bytes it may have
 */
public record NetworkFigures(
        TenantId id,
        Instant since,
        State state,
        long people,
        long blobs,
        long blobsBytes,
        OptionalLong entriesToday,
        String shard,
        NetworkLimits.Limits limits) {

    /** How it is. */
    public enum State {
        SERVED,
        SUSPENDED,

        /** Its tables are not of this version of the program, or were never finished. */
        NOT_SERVED
    }
}
