package org.aumbry.privacy;

import java.util.Set;

/**
 * What the inventory says of a table.
 *
 * @param purpose what its rows are stored for
 * @param also what they are used for besides
 */
public record TableEntry(Purpose purpose, Whose whose, Life life, Sight sight, Set<Purpose> also) {

    public TableEntry {
        also = Set.copyOf(also);
    }
}
