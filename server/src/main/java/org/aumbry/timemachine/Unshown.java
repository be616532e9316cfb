package org.aumbry.timemachine;

import java.util.Set;
import java.util.UUID;

/** Things of which nobody is shown how they were, whether they are still there or not. */
public interface Unshown {

    /** Their ids, in the entered network. */
    Set<UUID> unshown();
}
