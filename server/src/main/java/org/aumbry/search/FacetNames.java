package org.aumbry.search;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.Principal;

/** Names of the spaces that hits lie in; implemented by whoever owns spaces. */
public interface FacetNames {

    /**
     * Names of those spaces that the asker may know of. The others are missing in the answer and shown without a name.
     */
    Map<UUID, String> spaceNames(Principal asker, Collection<UUID> spaces);
}
