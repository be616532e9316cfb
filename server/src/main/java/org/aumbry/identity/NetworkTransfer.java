package org.aumbry.identity;

import java.util.Map;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;

/** The administration of the network: the one becomes an administrator as the other becomes a member. */
@Component
class NetworkTransfer implements Transferable {

    private final UserStore users;
    private final SessionStore sessions;
    private final Networks networks;
    private final Journal journal;
    private final Here here;

    NetworkTransfer(UserStore users, SessionStore sessions, Networks networks, Journal journal, Here here) {
        this.users = users;
        this.sessions = sessions;
        this.networks = networks;
        this.journal = journal;
        this.here = here;
    }

    @Override
    public String kind() {
        return "network";
    }

    @Override
    public void requireRuns(Principal who, UserId person, UUID object) {
        boolean runs = object.equals(who.tenant().value())
                && users.find(person).filter(user -> user.active() && user.role() == Role.ADMIN).isPresent();
        if (!runs) {
            throw Refusal.notFound();
        }
    }

    @Override
    public String title(UUID object) {
        return networks.current().name();
    }

    /** Both sign in anew, so no cookie outlives what it was given for. */
    @Override
    public void carryOut(Principal who, UserId from, UserId to, UUID object) {
        users.lockAdmins();
        become(who, to, Role.ADMIN);
        become(who, from, Role.MEMBER);
    }

    private void become(Principal who, UserId person, Role role) {
        users.setRole(person, role);
        sessions.endAll(person, null, here.now());
        sessions.revokeTokens(person, here.now());
        journal.record(who, "user.set-role", Users.ref(person), Map.of("role", role.stored()));
    }
}
