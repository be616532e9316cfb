package org.aumbry.access;

import java.util.Map;
import java.util.stream.Collectors;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Role;
import org.springframework.stereotype.Component;

/** People and memberships as identity keeps them. */
@Component
class IdentityPeople implements PeopleSource {

    private final Groups groups;

    IdentityPeople(Groups groups) {
        this.groups = groups;
    }

    @Override
    public People load() {
        var memberships = groups.memberships();
        var guests = memberships.roles().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() == Role.GUEST));
        return new People(guests, memberships.users(), memberships.groups());
    }
}
