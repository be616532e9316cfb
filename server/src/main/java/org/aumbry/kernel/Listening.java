package org.aumbry.kernel;

import java.util.List;

/**
 * Says on which ports the program listens because it was set up so; each module that listens has one. What listens
 * besides, nobody meant to.
 */
public interface Listening {

    /** Who is meant to reach a port. */
    enum Facing {
        ANYONE,
        OPERATORS,
        THIS_MACHINE
    }

    /**
     * One port.
     *
     * @param service name of what answers there, from the program; for example {@code pages}
     * @param number 1 to 65 535
     * @param manner what is spoken there, a few plain English words from the program
     */
    record Port(String service, int number, Facing facing, String manner) {}

    /** The ports that are open now. */
    List<Port> ports();
}
