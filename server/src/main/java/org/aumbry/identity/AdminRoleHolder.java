package org.aumbry.identity;

import java.util.UUID;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who holds an administrative role: a person, or a group and with it everyone in it.
 *
 * @param user null when a group holds it
 * @param group null when a person holds it
 */
public record AdminRoleHolder(UUID id, AdminRoleId role, @Nullable UserId user, @Nullable GroupId group) {}
