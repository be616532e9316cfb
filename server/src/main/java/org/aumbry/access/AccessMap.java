package org.aumbry.access;

import java.util.Arrays;
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
    private final long[] ids;
    private final byte[] masks;
    private final Set<Long> unproven;
    private final long[][] classes = new long[Permission.values().length][];

    AccessMap(long version, Map<Long, Integer> masks) {
        this(version, masks, Set.of());
    }

    /** @param unproven where the principal only has to show more, or more recently, who they are */
    AccessMap(long version, Map<Long, Integer> masks, Set<Long> unproven) {
        this.version = version;
        this.ids = masks.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        this.masks = new byte[ids.length];
        for (int i = 0; i < ids.length; i++) {
            this.masks[i] = masks.get(ids[i]).byteValue();
        }
        this.unproven = Set.copyOf(unproven);
        for (var permission : Permission.values()) {
            classes[permission.ordinal()] = with(permission.bit());
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
        int at = Arrays.binarySearch(ids, accessClass.value());
        return at < 0 ? 0 : masks[at];
    }

    private long[] with(int bit) {
        var holding = new long[ids.length];
        int count = 0;
        for (int i = 0; i < ids.length; i++) {
            if ((masks[i] & bit) != 0) {
                holding[count++] = ids[i];
            }
        }
        return count == ids.length ? ids : Arrays.copyOf(holding, count);
    }
}
