package org.aumbry.timemachine;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder or document as it stood or stands.
 *
 * @param parent the folder around it; null = directly in the space
 * @param title opened
 * @param version the current one; 0 for a folder
 */
public record Side(
        UUID space,
        @Nullable UUID parent,
        String title,
        long accessClass,
        boolean ownClass,
        int version,
        boolean trashed) {

    boolean samePlace(Side other) {
        return space.equals(other.space) && java.util.Objects.equals(parent, other.parent);
    }
}
