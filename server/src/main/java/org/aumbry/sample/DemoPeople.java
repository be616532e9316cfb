package org.aumbry.sample;

import java.util.Set;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Invitations;
import org.aumbry.identity.Joining;
import org.aumbry.identity.NewUser;
import org.aumbry.identity.Origin;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.FirstPerson;
import org.aumbry.networks.Network;
import org.aumbry.networks.NetworkFounding;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;

/** Makes the networks and people of a demonstration, each once: found by name and by address when they are there. */
@Component
class DemoPeople {

    private static final Origin HERE = new Origin("", "Aumbry demonstration");
    private static final String LANGUAGE = "en";
    private static final int MOST = 200;

    private final Networks networks;
    private final NetworkFounding founding;
    private final Members members;
    private final TenantScope scope;
    private final DemoPassphrase passphrase;

    /** How people come into a network. */
    @Component
    record Members(Users users, Invitations invitations, Joining joining, Groups groups) {}

    DemoPeople(
            Networks networks,
            NetworkFounding founding,
            Members members,
            TenantScope scope,
            DemoPassphrase passphrase) {
        this.networks = networks;
        this.founding = founding;
        this.members = members;
        this.scope = scope;
        this.passphrase = passphrase;
    }

    /** The administrator of the network of that name, which is made when there is none. */
    Principal network(String name, String person, String email) {
        return networks.list().stream()
                .filter(network -> network.name().equals(name))
                .map(Network::id)
                .findFirst()
                .map(tenant -> administrator(tenant, email))
                .orElseGet(() -> found(name, person, email));
    }

    /** One more person in the administrator's network. */
    Principal person(Principal admin, String name, String email, Role role) {
        var there = scope.call(admin.tenant(), () -> members.users().findByEmail(email));
        if (there.isPresent() && there.get().active()) {
            return principal(admin.tenant(), there.get().id(), role);
        }
        var link = scope.call(admin.tenant(), () -> there.isPresent()
                ? members.invitations().renew(admin, there.get().id())
                : members.invitations().invite(admin, new NewUser(name, email, role, LANGUAGE)));
        members.joining()
                .join(link.path().substring("/join/".length()), name, LANGUAGE, passphrase.get(), HERE);
        return principal(admin.tenant(), link.user(), role);
    }

    /** The group of that name with these people. In the administrator's network. */
    GroupId group(Principal admin, String name, Principal... people) {
        var id = members.groups().list(null, MOST).stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseGet(() -> members.groups().create(admin, GroupKind.PEOPLE, name))
                .id();
        var inside = Set.copyOf(members.groups().members(id).users());
        for (var person : people) {
            if (!inside.contains(person.user())) {
                members.groups().add(admin, id, person.user());
            }
        }
        return id;
    }

    private Principal administrator(TenantId tenant, String email) {
        return scope.call(tenant, () -> members.users().findByEmail(email))
                .map(user -> principal(tenant, user.id(), Role.ADMIN))
                .orElseThrow(() -> new IllegalStateException("A sample network has lost its first person"));
    }

    private Principal found(String name, String person, String email) {
        var first = new FirstPerson(person, email, LANGUAGE);
        var admitted = founding.createAndAdmit(name, first, passphrase.get(), HERE.address(), HERE.agent());
        return principal(admitted.tenant(), admitted.user(), Role.ADMIN);
    }

    private static Principal principal(TenantId tenant, UserId user, Role role) {
        return new Principal(
                tenant,
                user,
                role == Role.GUEST,
                role == Role.ADMIN,
                null,
                null,
                Set.of("read", "write", "admin"),
                "");
    }
}
