package org.aumbry.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Memberships;
import org.aumbry.identity.Role;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;

/** People and memberships as identity keeps them, with the profiles that bound what people may do. */
@Component
class IdentityPeople implements PeopleSource {

    private final Groups groups;
    private final RoleStore roles;

    IdentityPeople(Groups groups, RoleStore roles) {
        this.groups = groups;
        this.roles = roles;
    }

    @Override
    public People load(Instant now) {
        return people(groups.memberships(), roles.ceilings(), now);
    }

    @Override
    public People then(Instant at) {
        return people(groups.memberships(at), roles.ceilingsThen(at), at);
    }

    private static People people(Memberships memberships, Map<UserId, Integer> ceilings, Instant at) {
        var guests = new HashMap<UserId, Boolean>();
        memberships.roles().forEach((user, role) -> guests.put(user, role == Role.GUEST));
        var until = Instant.MAX;
        for (var end : memberships.ends().entrySet()) {
            boolean guest = guests.getOrDefault(end.getKey(), false);
            if (guest && !end.getValue().isAfter(at)) {
                guests.remove(end.getKey());
            } else if (guest && end.getValue().isBefore(until)) {
                until = end.getValue();
            }
        }
        return new People(guests, memberships.users(), memberships.groups(), ceilings, until);
    }
}
