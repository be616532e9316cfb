package org.aumbry.provisioning;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.identity.AccountState;
import org.aumbry.identity.Accounts;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.NewUser;
import org.aumbry.identity.Role;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** People as SCIM sees them. */
@Component
class ScimUsers implements ScimResources {

    private static final int AT_A_TIME = 5000;

    private final Users users;
    private final Accounts accounts;
    private final Groups groups;
    private final LinkStore links;
    private final Leaving leaving;
    private final Clock clock;

    ScimUsers(
            Users users, Accounts accounts, Groups groups, LinkStore links, Leaving leaving, Clock clock) {
        this.users = users;
        this.accounts = accounts;
        this.groups = groups;
        this.links = links;
        this.leaving = leaving;
        this.clock = clock;
    }

    @Override
    public ScimType type() {
        return ScimType.USER;
    }

    @Override
    public List<UUID> candidates(Principal who, @Nullable ScimFilter filter) {
        var narrowed = filter == null ? null : narrowed(filter);
        if (narrowed != null) {
            return narrowed;
        }
        var hidden = hidden();
        var all = accounts.people(who);
        return hidden.isEmpty() ? all : all.stream().filter(id -> !hidden.contains(id)).toList();
    }

    private @Nullable List<UUID> narrowed(ScimFilter filter) {
        var userName = filter.equalTo("userName", null);
        if (userName != null) {
            return Stream.of(links.byUserName(userName).map(Link::id), users.findByEmail(userName).map(ScimUsers::id))
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        }
        var external = filter.equalTo("externalId", null);
        if (external != null) {
            return links.byExternal(ScimType.USER, external).stream().map(Link::id).toList();
        }
        var id = filter.equalTo("id", null);
        return id == null ? null : Scim.id(id).stream().toList();
    }

    /** Whom a client removed and nobody brought back. */
    private Set<UUID> hidden() {
        var hidden = new HashSet<UUID>();
        var forgotten = links.forgotten();
        for (int from = 0; from < forgotten.size(); from += AT_A_TIME) {
            var some = forgotten.subList(from, Math.min(from + AT_A_TIME, forgotten.size()));
            users.all(some.stream().map(UserId::new).toList()).stream()
                    .filter(user -> user.state() == AccountState.DEACTIVATED)
                    .forEach(user -> hidden.add(user.id().value()));
        }
        return hidden;
    }

    @Override
    public List<ObjectNode> load(ScimCaller caller, List<UUID> ids, ScimView view) {
        var known = new HashMap<UUID, User>();
        users.all(ids.stream().map(UserId::new).toList()).forEach(user -> known.put(user.id().value(), user));
        var said = links.these(ids);
        var loaded = new ArrayList<ObjectNode>();
        for (var id : ids) {
            var user = known.get(id);
            var link = said.get(id);
            if (user != null && !hidden(user, link)) {
                var node = UserNodes.of(user, link);
                if (view.shows("groups")) {
                    groups(caller, user.id(), node);
                }
                loaded.add(node);
            }
        }
        return loaded;
    }

    private static boolean hidden(User user, @Nullable Link link) {
        return link != null && link.forgotten() && user.state() == AccountState.DEACTIVATED;
    }

    private void groups(ScimCaller caller, UserId user, ObjectNode node) {
        var of = groups.all(groups.closure(user)).values().stream()
                .filter(group -> group.kind() == GroupKind.PEOPLE)
                .sorted(Comparator.comparing(group -> group.id().value()))
                .toList();
        if (!of.isEmpty()) {
            var array = node.putArray("groups");
            of.forEach(group -> array.addObject()
                    .put("value", group.id().toString())
                    .put("$ref", caller.base() + ScimType.GROUP.endpoint() + "/" + group.id())
                    .put("display", group.name()));
        }
    }

    @Override
    public UUID create(Principal who, ObjectNode given) {
        var wanted = UserNodes.read(given, null, null);
        var there = holder(wanted.userName()).or(() -> users.findByEmail(wanted.email()).map(User::id));
        if (there.isPresent()) {
            return again(who, users.get(there.get()), wanted);
        }
        var user = users.add(who, new NewUser(wanted.name(), wanted.email(), Role.MEMBER, wanted.language()));
        keep(who, user.id().value(), wanted);
        if (Boolean.FALSE.equals(wanted.active())) {
            users.deactivate(who, user.id());
        }
        return user.id().value();
    }

    /** Someone whom a client removed comes back as the same person. */
    private UUID again(Principal who, User user, UserNodes.Wanted wanted) {
        var link = links.find(user.id().value()).orElse(null);
        if (!hidden(user, link)) {
            throw ScimError.taken("userName");
        }
        accounts.describe(who, user.id(), wanted.name(), wanted.email(), wanted.language());
        keep(who, user.id().value(), wanted);
        if (!Boolean.FALSE.equals(wanted.active())) {
            accounts.reinstate(who, user.id());
        }
        return user.id().value();
    }

    @Override
    public void replace(Principal who, UUID id, ObjectNode given) {
        var user = users.get(new UserId(id));
        var link = links.find(id).orElse(null);
        var wanted = UserNodes.read(given, user, link);
        if (holder(wanted.userName()).filter(other -> !other.equals(user.id())).isPresent()) {
            throw ScimError.taken("userName");
        }
        if (users.findByEmail(wanted.email()).filter(other -> !other.id().equals(user.id())).isPresent()) {
            throw ScimError.taken("emails.value");
        }
        if (!wanted.describes(user)) {
            accounts.describe(who, user.id(), wanted.name(), wanted.email(), wanted.language());
        }
        keep(who, id, wanted);
        if (Boolean.FALSE.equals(wanted.active())) {
            if (user.state() != AccountState.DEACTIVATED) {
                leaving.suspend(who, user);
            }
        } else if (Boolean.TRUE.equals(wanted.active())) {
            accounts.reinstate(who, user.id());
        }
    }

    @Override
    public void remove(Principal who, UUID id) {
        var user = users.get(new UserId(id));
        leaving.leave(who, user);
        links.put(links.find(id)
                .orElseGet(() -> new Link(id, ScimType.USER, ScimNodes.object(), false, null, clock.instant()))
                .forget(who.token(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private Optional<UserId> holder(String userName) {
        return links.byUserName(userName).map(link -> new UserId(link.id()))
                .or(() -> users.findByEmail(userName)
                        .filter(user -> links.find(user.id().value()).map(Link::userName).isEmpty())
                        .map(User::id));
    }

    private void keep(Principal who, UUID id, UserNodes.Wanted wanted) {
        links.put(new Link(
                id, ScimType.USER, wanted.kept(), false, who.token(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private static UUID id(User user) {
        return user.id().value();
    }
}
