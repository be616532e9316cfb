package org.aumbry.identity;

import org.aumbry.kernel.Principal;

/**
 * Something a signed-in person has to do before anything else, such as agreeing to terms. Until then every page leads
 * there, and the API, tokens included, refuses.
 */
public interface Duty {

    /** The page where it is done, beginning with a slash; it and everything below stays open. */
    String path();

    /** Key of the message that the API refuses with. */
    String messageKey();

    /** Whether the person owes it now. Asked on every request, inside the network, in no transaction: must be quick. */
    boolean owed(Principal who, User user);
}
