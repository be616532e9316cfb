package org.aumbry.data;

import java.time.Instant;
import java.util.Optional;
import org.aumbry.kernel.TenantId;

/**
 * One tenant as the directory knows it.
 *
 * @param state {@code creating} until its tables stand, then {@code active}; {@code closed} once its keys were
 *     destroyed
 * @param migrated whether its tables are of this version of the program
 * @param problem why its tables could not be brought to this version; a sentence without content
 * @param nameSealed its name, sealed under its own key; kept here for lists
 */
@SuppressWarnings("ArrayRecordComponent")
public record TenantEntry(
        TenantId id,
        String shard,
        String state,
        Instant createdAt,
        boolean migrated,
        Optional<String> problem,
        Optional<byte[]> nameSealed) {

    /** Name of its schema and of its role. */
    public String schema() {
        return Schemas.of(id);
    }

    /** Whether its keys were destroyed, so that nothing of it can ever be read. */
    public boolean closed() {
        return state.equals("closed");
    }

    /** Whether requests for it are answered. */
    public boolean served() {
        return state.equals("active") && migrated;
    }
}
