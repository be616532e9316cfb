package org.aumbry.kernel;

import org.aumbry.kernel.NotVisitedException.Why;

/**
 * Says whether the program may open a connection to another machine. Whoever opens one asks first, each time, and does
 * without it when the answer is no; that it was refused is put on record by whoever answers.
 */
@FunctionalInterface
public interface Egress {

    /** For restoring an installation where there are no settings yet. */
    Egress UNLIMITED = (party, host, port) -> true;

    /** What the other machine is to the program. */
    enum Party {
        PROVIDER,
        DIRECTORY,
        COLLECTOR,
        WITNESS,
        MAIL_SERVER,
        NAME_SERVER,
        KEY_SERVICE,
        OBJECT_STORE
    }

    /**
     * Whether the connection may be opened.
     *
     * @param host name or address as it was set, an address of version 6 with or without brackets
     * @param port 1 to 65 535
     */
    boolean permits(Party party, String host, int port);

    /**
     * Begins a call. Whoever waits for an answer does so between this and the visit's end, so that a silent machine is
     * noticed, and only so many wait for it.
     *
     * @throws NotVisitedException when the connection may not be opened, or is of no use now
     */
    default Visit visit(Party party, String host, int port) {
        if (!permits(party, host, port)) {
            throw new NotVisitedException(Why.NOT_ALLOWED);
        }
        return Visit.uncounted();
    }
}
