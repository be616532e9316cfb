package org.aumbry.web;

import org.aumbry.kernel.Principal;

/** Tells the shell about the signed-in person; supplied by the module that knows people. */
public interface VisitorSource {

    /** Called at most once for each page, inside the person's network. */
    Visitor visitor(Principal who);
}
