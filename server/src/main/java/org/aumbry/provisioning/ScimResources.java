package org.aumbry.provisioning;

import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.Principal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The resources of one type. */
interface ScimResources {

    ScimType type();

    /** Those that can satisfy the filter at all, found without opening more than needed; all when there is none. */
    List<UUID> candidates(Principal who, @Nullable ScimFilter filter);

    /** The resources in the order given; without those that are not there. At most 500 at a time. */
    List<ObjectNode> load(ScimCaller caller, List<UUID> ids, ScimView view);

    UUID create(Principal who, ObjectNode given);

    /** Makes the resource what is given; what it says of read-only attributes counts for nothing. */
    void replace(Principal who, UUID id, ObjectNode given);

    void remove(Principal who, UUID id);
}
