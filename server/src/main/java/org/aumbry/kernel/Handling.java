package org.aumbry.kernel;

import java.util.List;

/**
 * How a module handles what it stores about people: for how long, and to whom it passes it on. Each module tells of its
 * own, with the very values that its own jobs and doors read; the privacy notice and the record of processing are made
 * of all.
 */
public interface Handling {

    /** What jobs of the module take away by its age, as it holds in the entered network now. */
    default List<Keeping> keepings() {
        return List.of();
    }

    /** To whom the module passes something on outside the program, as it holds in the entered network now. */
    default List<Disclosure> disclosures() {
        return List.of();
    }
}
