package org.aumbry.web;

import java.util.Set;

/**
 * Where the program talks to other machines because an administrator of a network wanted it; each module that does
 * says so.
 */
public interface OutgoingCalls {

    /** Ports of other machines that were asked for since the program started. */
    Set<Integer> ports();
}
