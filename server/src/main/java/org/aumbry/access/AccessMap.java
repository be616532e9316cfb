package org.aumbry.access;

import java.util.Map;
import java.util.Set;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;

/**
 * What one principal may do where, as of one version of the tenant's grants.
 *
 * <p>{@link #classes} goes into queries: SQL as {@code access_class = any(:classes)}, the search index as a filter.
 */
public final class AccessMap {

    private final long version;
    private final Masks masks;
    private final Set<Long> unproven;
    private final long[][] classes = new long[Permission.values().length][];

    AccessMap(long version, Map<Long, Integer> masks) {
        this(version, Masks.of(masks), Set.of());
    }

    /** @param unproven where the principal only has to show more, or more recently, who they are */
    AccessMap(long version, Masks masks, Set<Long> unproven) {
        this.version = version;
        this.masks = masks;
        this.unproven = Set.copyOf(unproven);
        for (var permission : Permission.values()) {
            classes[permission.ordinal()] = masks.with(permission.bit());
        }
    }

    /** Changes whenever anything changes that could change an answer. */
    public long version() {
        return version;
    }

    /** The classes in which the permission holds, ascending. */
    public long[] classes(Permission permission) {
        return classes[permission.ordinal()].clone();
    }

    public boolean allows(Permission permission, AccessClass accessClass) {
        return (mask(accessClass) & permission.bit()) != 0;
    }

    /** Whether the class would open to a better or fresher proof of who the principal is; until then it is not seen. */
    public boolean awaitsProof(AccessClass accessClass) {
        return unproven.contains(accessClass.value());
    }

    /** The mask of everything that holds in the class; 0 when it may not even be seen. */
    public int mask(AccessClass accessClass) {
        return masks.of(accessClass.value());
    }

    Masks masks() {
        return masks;
    }
}
