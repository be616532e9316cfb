package org.aumbry.testing;

import org.aumbry.identity.Role;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;

/** One of the people everyone meets in tests. */
public record Person(TenantId tenant, UserId id, String name, String email, String password, Role role) {

    /** Who is asking when this person asks, without a session. */
    public Principal principal() {
        return new Principal(
                tenant,
                id,
                role == Role.GUEST,
                role == Role.ADMIN,
                null,
                null,
                java.util.Set.of("read", "write", "admin"),
                "127.0.0.1");
    }
}
