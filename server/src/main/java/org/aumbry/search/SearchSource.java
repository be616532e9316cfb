package org.aumbry.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.jspecify.annotations.Nullable;

/**
 * One kind of thing that can be found. The module that owns the thing implements it and calls {@link SearchIndex#touch}
 * in the transaction of every change.
 *
 * <p>Always called inside a transaction of the tenant, for the product itself and not for a person: permission is
 * decided in the query, by the class that each document carries.
 */
public interface SearchSource {

    /** The kind of all its documents; one source for each kind. */
    String kind();

    /** The things as they are now. An id that is missing in the answer (trashed, deleted, unknown) leaves the index. */
    List<SearchDocument> load(Collection<UUID> ids);

    /**
     * Ids of everything that {@link #load} would answer, ascending as PostgreSQL orders them; the index is rebuilt from
     * it.
     *
     * @param after the last id already seen; null at the beginning
     */
    List<UUID> list(@Nullable UUID after, int limit);

    /** Only the classes, for moves that leave the words alone. Worth its own query where many things move at once. */
    default Map<UUID, AccessClass> classes(Collection<UUID> ids) {
        var classes = new HashMap<UUID, AccessClass>();
        load(ids).forEach(document -> classes.put(document.id(), document.accessClass()));
        return classes;
    }
}
