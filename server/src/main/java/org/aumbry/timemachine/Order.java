package org.aumbry.timemachine;

import java.time.Instant;
import java.util.Set;
import org.aumbry.kernel.ObjectRef;

/**
 * What somebody wants brought back.
 *
 * @param chosen folders and documents, with all that lies in them; empty = everything in the scope
 * @param newer whether what was added since is taken away as well, so that everything is exactly as it was
 */
public record Order(Scope scope, Instant at, Set<ObjectRef> chosen, boolean newer) {

    /** How many things may be named one by one. */
    public static final int MOST_CHOSEN = 1000;

    public Order {
        chosen = Set.copyOf(chosen);
    }

    boolean everything() {
        return chosen.isEmpty();
    }
}
