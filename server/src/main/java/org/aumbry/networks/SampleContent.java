package org.aumbry.networks;

import org.aumbry.kernel.Principal;

/** Fills a new network with something to look at. Supplied by the module that has samples. */
public interface SampleContent {

    void fill(Principal who);
}
