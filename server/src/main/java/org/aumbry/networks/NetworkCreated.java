package org.aumbry.networks;

import org.aumbry.kernel.TenantId;

/**
 * A network just made.
 *
 * @param invitationPath where the first administrator goes, beginning with {@code /join/}; can be read only now
 */
public record NetworkCreated(TenantId id, String slug, String invitationPath) {

    @Override
    public String toString() {
        return "created network " + id;
    }
}
