package org.aumbry.identity;

import java.util.List;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.Networks;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Component;

/** Passwords under the policy of the entered network. */
@Component
class PasswordDesk {

    private final Passwords passwords;
    private final NetworkPolicy policy;
    private final Networks networks;

    PasswordDesk(Passwords passwords, NetworkPolicy policy, Networks networks) {
        this.passwords = passwords;
        this.policy = policy;
        this.networks = networks;
    }

    /** Whether people of this network may sign in with a password at all. */
    boolean open() {
        return policy.values().on(PolicyOption.PASSWORD_SIGN_IN);
    }

    /** What is asked of a person who shows a second factor besides, or does not. */
    PasswordDemand demand(boolean twoFactors) {
        return PasswordDemand.of(policy.values(), twoFactors);
    }

    /** Refuses a password that is not what the network asks for; otherwise what to keep of it. */
    FreshPassword take(String field, String password, boolean twoFactors, String name, String email) {
        return passwords.take(field, password, demand(twoFactors), context(name, email));
    }

    /** Refuses a password that is not what the network asks for, and keeps nothing of it. */
    void require(String password, String name, String email) {
        passwords.require("password", password, demand(false), context(name, email));
    }

    PasswordStanding standing(String password, User user) {
        return passwords.standing(password, context(user.name(), user.email()));
    }

    private List<String> context(String name, String email) {
        return List.of(name, email, networks.current().name());
    }
}
