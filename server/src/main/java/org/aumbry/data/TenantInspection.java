package org.aumbry.data;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * What one tenant has in the stores: names, counts and sizes, no content.
 *
 * @param tables how many tables its schema has
 * @param tablesBytes what they and their indexes take
 * @param roleIsLoginLess whether its database role can sign in to nothing
 * @param keys how many wrapped keys it has of each kind
 * @param folders its folders in the data folder
 */
public record TenantInspection(
        TenantEntry tenant,
        int tables,
        long tablesBytes,
        boolean roleIsLoginLess,
        SortedMap<String, Integer> keys,
        List<Folder> folders) {

    /** One of the tenant's folders; {@code store} is what it holds, as {@code blobs} or {@code index}. */
    public record Folder(String store, Path path, long fileCount, long sizeBytes) {}
}
