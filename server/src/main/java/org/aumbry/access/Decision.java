package org.aumbry.access;

import java.util.List;
import java.util.UUID;
import org.aumbry.kernel.Permission;

/**
 * Allow or refuse, with what led to it.
 *
 * @param capped whether grants would allow it and only the person's profile does not
 * @param reasons the grants that allow it, or, when refused, the denials that stand against it; none = nothing allows
 *     it
 * @param narrowed what the labels and other restrictions come from that alone stand against it; none = no such thing
 */
public record Decision(
        Permission permission, boolean allowed, boolean capped, List<Reason> reasons, List<UUID> narrowed) {}
