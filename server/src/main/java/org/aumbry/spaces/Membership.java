package org.aumbry.spaces;

import org.aumbry.kernel.UserId;

/** One person in a space. A guest may look inside but is no member. */
public record Membership(UserId user, boolean admin, boolean guest) {}
