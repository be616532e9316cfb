package org.aumbry.custody;

import java.time.Instant;
import java.util.List;

/**
 * Archives of the installation, as far as destroying keys concerns them. Whoever keeps archives supplies it; without
 * one there are none.
 */
public interface ArchiveGenerations {

    /**
     * One archive that may hold keys as they were at a moment, wrapped by the keys above them of then.
     *
     * @param name as operators know it
     * @param takenAt from which moment on it restores
     * @param goneBy when it is deleted at the latest, once a newer one is proven
     * @param opens whether this installation can open it by itself; if not, only the paper does
     */
    record Generation(String name, Instant takenAt, Instant goneBy, boolean opens) {}

    /** Those that may hold what was there at that moment, oldest first; at most a thousand. */
    List<Generation> holding(Instant moment);

    /** Keys were destroyed: once the running transaction commits, a new archive is begun that never held them. */
    void renew();
}
