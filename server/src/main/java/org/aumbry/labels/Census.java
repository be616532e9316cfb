package org.aumbry.labels;

import java.util.List;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;

/** What the network holds, counted; whoever keeps things of a kind answers for them. */
public interface Census {

    /** Everything that lives, by where it lies and which class decides about it; nothing is left out. */
    List<Count> counts();

    /**
     * Documents of one class in one space.
     *
     * @param space the space or drive they lie in
     */
    record Count(ObjectRef space, AccessClass accessClass, long documents, long bytes) {}
}
