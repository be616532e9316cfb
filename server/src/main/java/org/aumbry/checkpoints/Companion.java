package org.aumbry.checkpoints;

/**
 * Something that belongs into the journal whenever a head is about to be signed: told before waiting entries of the
 * entered network are placed. What it records is placed with them or a second later.
 */
public interface Companion {

    /** Called outside a transaction; a failure holds up nothing but this. */
    void beforeHead();
}
