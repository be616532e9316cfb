package org.aumbry.provisioning;

import org.aumbry.identity.Successions;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Component;

/** Lets go of people whom a client removes or deactivates; what they leave goes to the heir that the token names. */
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

    /** Lets go of somebody the client removes. */
    void leave(Principal who, User user) {
        var heir = tokens.heir(who);
        if (heir.equals(user.id())) {
            users.deactivate(who, user.id());
        } else {
            successions.letGo(who, user.id(), heir);
        }
    }

    /**
     * Lets go of somebody the client deactivates: hands over when the token names somebody for that. Its own maker, who
     * stands for nobody named, gets nothing of people who may be back tomorrow.
     */
    void suspend(Principal who, User user) {
        if (tokens.heir(who).equals(who.user())) {
            users.deactivate(who, user.id());
        } else {
            leave(who, user);
        }
    }
}
