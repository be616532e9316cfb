package org.aumbry.access;

import java.util.Arrays;
import java.util.Map;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;

/**
 * What one principal may do where, as of one version of the tenant's grants.
 *
 * <p>{@link #classes} goes into queries: SQL as {@code access_class = any(:classes)}, the search index as a filter.
 */
public final class AccessMap {

    private final long version;
    private final Map<Long, Integer> masks;
    private final long[][] classes = new long[Permission.values().length][];

    AccessMap(long version, Map<Long, Integer> masks) {
        this.version = version;
        this.masks = Map.copyOf(masks);
        for (var permission : Permission.values()) {
            classes[permission.ordinal()] = this.masks.entrySet().stream()
                    .filter(entry -> (entry.getValue() & permission.bit()) != 0)
                    .mapToLong(Map.Entry::getKey)
                    .sorted()
                    .toArray();
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
        return Arrays.binarySearch(classes[permission.ordinal()], accessClass.value()) >= 0;
    }

    /** The mask of everything that holds in the class; 0 when it may not even be seen. */
    public int mask(AccessClass accessClass) {
        return masks.getOrDefault(accessClass.value(), 0);
    }
}
