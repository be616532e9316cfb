package org.aumbry.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Duty;
import org.aumbry.identity.Role;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.SessionId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Looks whether everyone who has not accepted the terms that hold would be held up. */
@Component
class TermsProbe implements Probe {

    private static final int ENOUGH = 200;

    private final Terms terms;
    private final Duty duty;
    private final Users users;
    private final TenantScope scope;
    private final Ids ids;

    TermsProbe(Terms terms, @Qualifier("termsDuty") Duty duty, Users users, TenantScope scope, Ids ids) {
        this.terms = terms;
        this.duty = duty;
        this.users = users;
        this.scope = scope;
        this.ids = ids;
    }

    @Override
    public String id() {
        return "terms.acceptance";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-8", "DEX-15", "eXo-3", "eXo-6");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        int version = terms.newest();
        if (version == 0) {
            return Result.holds("no terms are published; nobody has to accept any");
        }
        var waiting = new ArrayList<User>();
        for (var user : users.list(null, ENOUGH)) {
            if (!terms.accepted(user.id(), version)) {
                waiting.add(user);
            }
        }
        long passed = waiting.stream().filter(user -> !duty.owed(comingIn(user), user)).count();
        return passed == 0
                ? Result.holds("terms version " + version + ": " + waiting.size()
                        + " people have yet to accept, all held up")
                : Result.fails(passed + " people go on without having accepted terms version " + version);
    }

    private Principal comingIn(User user) {
        var session = new SessionId(ids.next());
        return new Principal(
                scope.current(), user.id(), user.role() == Role.GUEST, user.role() == Role.ADMIN, session, null,
                Set.of(), "");
    }
}
