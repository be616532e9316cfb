package org.aumbry.web;

import org.aumbry.kernel.Principal;

/** Tells the omni-box how many documents the asker could find; supplied by search. */
public interface OmniSource {

    /** Exact, counting only what the asker may see; called once for each whole page, so it must be cheap. */
    long searchable(Principal who);
}
