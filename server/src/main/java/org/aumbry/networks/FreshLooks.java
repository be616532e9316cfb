package org.aumbry.networks;

import org.aumbry.kernel.Principal;

/** Asks for a fresh look at a person before a sensitive act. Supplied by the module that knows how to look. */
public interface FreshLooks {

    /** Refuses whoever was not looked at lately. */
    void require(Principal who);
}
