package org.aumbry.provisioning;

import org.jspecify.annotations.Nullable;

/**
 * What a client is looking for (RFC 7644, 3.4.2).
 *
 * @param filter null = everything
 * @param start the first one wanted, from 1
 * @param count how many at most; bounded at 200
 * @param sortBy null = in the order of identifiers
 */
public record ScimQuery(
        @Nullable String filter,
        int start,
        int count,
        @Nullable String sortBy,
        boolean descending,
        String attributes,
        String excluded) {

    public static final int MOST = 200;
    public static final int USUAL = 100;

    /** What lies outside the bounds is taken to them, as the standard wants. */
    public ScimQuery {
        start = Math.max(1, start);
        count = Math.clamp(count, 0, MOST);
    }
}
