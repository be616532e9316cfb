package org.aumbry.federation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aumbry.identity.AccountState;
import org.aumbry.identity.Delegated;
import org.aumbry.identity.NewUser;
import org.aumbry.identity.Role;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds, or makes, the account of a person whom a provider has proven. */
@Component
class Arrivals {

    private final ProviderPersonStore store;
    private final Users users;
    private final Delegated people;
    private final Networks networks;
    private final AddressOwners owners;
    private final Journal journal;
    private final Clock clock;

    Arrivals(
            ProviderPersonStore store,
            Users users,
            Delegated people,
            Networks networks,
            AddressOwners owners,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.users = users;
        this.people = people;
        this.networks = networks;
        this.owners = owners;
        this.journal = journal;
        this.clock = clock;
    }

    /** The account that the person signs in to, with its groups as the provider says they are. */
    @Transactional
    public UserId settle(Provider provider, Arrival arrival) {
        var now = now();
        var known = store.find(provider.id(), arrival.subject());
        var user = known.isPresent()
                ? users.get(known.get())
                : byAddress(provider, arrival).orElseGet(() -> newcomer(provider, arrival));
        if (known.isPresent()) {
            store.seen(provider.id(), arrival.subject(), now);
        } else {
            link(provider, arrival, user, now);
        }
        if (user.state() == AccountState.DEACTIVATED) {
            throw new NotProvenException("account-deactivated");
        }
        people.arrive(user.id());
        var rules = provider.welcome().groups();
        people.setGroups(
                user.id(),
                rules.stream().map(Welcome.GroupRule::group).collect(Collectors.toSet()),
                rules.stream()
                        .filter(rule -> arrival.groups().contains(rule.value()))
                        .map(Welcome.GroupRule::group)
                        .collect(Collectors.toSet()));
        return user.id();
    }

    private Optional<User> byAddress(Provider provider, Arrival arrival) {
        return ArrivalRules.mayFindByAddress(provider, arrival, owners::ours)
                ? users.findByEmail(arrival.email())
                : Optional.empty();
    }

    private User newcomer(Provider provider, Arrival arrival) {
        if (!ArrivalRules.mayCome(provider, arrival)) {
            throw new NotProvenException("not-welcome");
        }
        var role = provider.welcome().newcomers() == Welcome.Newcomers.GUESTS ? Role.GUEST : Role.MEMBER;
        var name = arrival.name().isEmpty() ? arrival.email().replaceAll("@.*", "") : arrival.name();
        try {
            return people.add(new NewUser(name, arrival.email(), role, networks.current().language()));
        } catch (Refusal taken) {
            throw new NotProvenException("address-not-usable");
        }
    }

    private void link(Provider provider, Arrival arrival, User user, Instant now) {
        store.add(provider.id(), arrival.subject(), user.id(), now);
        journal.record(
                Principal.system(networks.current().id(), user.id()),
                "sign-in-provider.link",
                new ObjectRef("user", user.id().value()),
                Map.of("provider", provider.id().toString()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
