package org.aumbry.timemachine;

/**
 * Something that must hold whatever is brought back. Called inside the network, in the transaction of a restore or of
 * its undoing, once everything stands as it did then.
 */
public interface AfterRestore {

    void restored();
}
