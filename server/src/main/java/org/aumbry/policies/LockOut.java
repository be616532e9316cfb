package org.aumbry.policies;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.identity.EntryWay;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.aumbry.identity.Session;
import org.aumbry.identity.Sessions;
import org.aumbry.identity.Visit;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;

/** Looks whether rules would leave the network without an administrator who can come in. */
@Component
class LockOut {

    private final Groups groups;
    private final Sessions sessions;
    private final Clock clock;

    LockOut(Groups groups, Sessions sessions, Clock clock) {
        this.groups = groups;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Refuses rules that would keep the asking administrator out of the pages that change them, from here and now. So
     * there
     * is always one administrator who can come in: whoever put the rules in force.
     */
    void require(Principal who, CompiledRules rules) {
        if (keepsOut(who, rules)) {
            throw Refusal.of(Refusal.Code.CONFLICT, "policies.firewall.locks-you-out");
        }
    }

    boolean keepsOut(Principal who, CompiledRules rules) {
        return keepsOut(who.user(), who.address(), rules);
    }

    /** The other administrators who could come in from none of the addresses they are signed in from. */
    List<UserId> keptOut(Principal who, CompiledRules rules) {
        var out = new ArrayList<UserId>();
        groups.memberships().roles().forEach((user, role) -> {
            if (role == Role.ADMIN && !user.equals(who.user())) {
                var known = new LinkedHashSet<String>();
                sessions.listOf(who, user).stream().map(Session::address).forEach(known::add);
                if (!known.isEmpty() && known.stream().allMatch(address -> keepsOut(user, address, rules))) {
                    out.add(user);
                }
            }
        });
        return out;
    }

    private boolean keepsOut(UserId user, String address, CompiledRules rules) {
        var visit = new Visit(user, Role.ADMIN, null, null, EntryWay.BROWSER, address, "/");
        return rules.denier(visit, () -> groupsOf(user), clock.instant()).isPresent();
    }

    private Set<UUID> groupsOf(UserId user) {
        return groups.closure(user).stream().map(GroupId::value).collect(Collectors.toSet());
    }
}
