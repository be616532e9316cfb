package org.aumbry.federation;

import java.util.Set;
import org.aumbry.identity.OtherWayIn;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Component;

/** Lets in whom an enabled provider has vouched for before. */
@Component
class ProviderWayIn implements OtherWayIn {

    private final ProviderPersonStore persons;

    ProviderWayIn(ProviderPersonStore persons) {
        this.persons = persons;
    }

    @Override
    public Set<UserId> open(Set<UserId> people) {
        return persons.known(people);
    }
}
