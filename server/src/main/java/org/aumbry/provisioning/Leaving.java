package org.aumbry.provisioning;

import org.aumbry.identity.Successions;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/** Lets go of a person whom a client removes; what they leave goes to the heir that the token names. */
@Component
class Leaving {

    private final Users users;
    private final Successions successions;
    private final ProvisioningTokens tokens;

    Leaving(Users users, Successions successions, ProvisioningTokens tokens) {
        this.users = users;
        this.successions = successions;
        this.tokens = tokens;
    }

    void leave(Principal who, User user) {
        var heir = tokens.heir(who);
        if (heir.equals(user.id())) {
            users.deactivate(who, user.id());
        } else {
            successions.letGo(who, user.id(), heir);
        }
    }
}
