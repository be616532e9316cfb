package org.aumbry.provisioning;

import org.aumbry.kernel.Principal;

/**
 * Who is asking, and by which address they reached us.
 *
 * @param base the address of SCIM, without a slash at its end
 */
public record ScimCaller(Principal who, String base) {}
