package org.aumbry.privacy;

import java.util.List;
import org.aumbry.kernel.Keeping;
import org.jspecify.annotations.Nullable;

/**
 * One table with something about people.
 *
 * @param floor control or tenant
 * @param marked whether the schema says so; otherwise it only names who did something
 * @param history whether its past is kept
 * @param entry what the inventory says of it; null when it was forgotten
 * @param keepings which times are counted for its rows
 */
public record PersonalTable(
        String floor,
        String name,
        String module,
        boolean marked,
        boolean history,
        @Nullable TableEntry entry,
        List<Field> fields,
        List<Keeping> keepings) {

    public PersonalTable {
        fields = List.copyOf(fields);
        keepings = List.copyOf(keepings);
    }

    /** As the list of what stands in the clear names it: floor, dot, table. */
    public String fullName() {
        return floor + "." + name;
    }
}
