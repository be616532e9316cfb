package org.aumbry.provisioning;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.aumbry.identity.Handover;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tokens of other systems that stand on someone who goes, or name them as heir. */
@Component
@Order(50)
class TokenHandover implements Handover {

    private final ProvisioningTokenStore store;
    private final Users users;
    private final Clock clock;

    TokenHandover(ProvisioningTokenStore store, Users users, Clock clock) {
        this.store = store;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "provisioning";
    }

    @Override
    public long count(UserId person) {
        return store.list().stream()
                .filter(token -> token.madeBy().equals(person) || token.heir().equals(person))
                .count();
    }

    /** A successor who is no administrator can't carry such a token, so it ends. */
    @Override
    public long handOver(Principal who, UserId from, UserId to) {
        boolean admin = users.get(to).role() == Role.ADMIN;
        return store.handOver(from, to, admin, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
