package org.aumbry.checkpoints;

/**
 * Something that belongs into the journal whenever a head is about to be signed: told before waiting entries of a
 * network are placed. What it records is placed with them or a second later.
 */
public interface Companion {

    /** Called at the beginning of each round through networks, so that what is the same for many is found out once. */
    Round round();

    /** One way through networks that have entries to be placed. */
    interface Round {

        /**
         * Called in the scope of each network, outside a transaction, for several networks at once; a failure holds up
         * nothing but this.
         */
        void beforeHead();
    }
}
