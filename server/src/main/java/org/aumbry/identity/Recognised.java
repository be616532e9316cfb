package org.aumbry.identity;

import org.aumbry.kernel.Principal;

/** Who is asking, with what the pages need to know about them. */
public record Recognised(Principal principal, User user) {}
