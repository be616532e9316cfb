package org.aumbry.custody;

import java.time.Instant;
import java.util.List;
import org.aumbry.data.KeyScope;
import org.aumbry.kernel.TenantId;

/**
 * Archives of the installation, as far as destroying keys concerns them. Whoever keeps archives supplies it; without
 * one there are none.
 */
public interface ArchiveGenerations {

    /**
     * One archive that may hold something of the network.
     *
     * @param name as operators know it
     * @param takenAt which moment it restores
     */
    record Generation(String name, Instant takenAt) {}

    /** Those that hold something of the network, oldest first; at most a thousand. */
    List<Generation> of(TenantId tenant);

    /** Tries to get a key of that scope out of the archive, with everything the installation has; true when it can. */
    boolean opens(Generation generation, TenantId tenant, KeyScope scope);
}
