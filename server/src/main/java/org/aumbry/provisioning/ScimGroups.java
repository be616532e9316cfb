package org.aumbry.provisioning;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aumbry.identity.Accounts;
import org.aumbry.identity.Group;
import org.aumbry.identity.GroupKind;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Users;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Groups of people as SCIM sees them; groups of spaces are none of its business. */
@Component
class ScimGroups implements ScimResources {

    private static final int MOST_MEMBERS = 10_000;

    private final Groups groups;
    private final Accounts accounts;
    private final Users users;
    private final LinkStore links;
    private final Clock clock;

    ScimGroups(Groups groups, Accounts accounts, Users users, LinkStore links, Clock clock) {
        this.groups = groups;
        this.accounts = accounts;
        this.users = users;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public ScimType type() {
        return ScimType.GROUP;
    }

    @Override
    public List<UUID> candidates(Principal who, @Nullable ScimFilter filter) {
        if (filter == null) {
            return accounts.groups(who);
        }
        var name = filter.equalTo("displayName", null);
        if (name != null) {
            return accounts.groupsNamed(who, name);
        }
        var external = filter.equalTo("externalId", null);
        if (external != null) {
            return links.byExternal(ScimType.GROUP, external).stream().map(Link::id).toList();
        }
        var id = filter.equalTo("id", null);
        return id == null ? accounts.groups(who) : Scim.id(id).stream().toList();
    }

    @Override
    public List<ObjectNode> load(ScimCaller caller, List<UUID> ids, ScimView view) {
        var known = groups.all(ids.stream().map(GroupId::new).toList());
        var said = links.these(ids);
        var loaded = new ArrayList<ObjectNode>();
        for (var id : ids) {
            var group = known.get(new GroupId(id));
            if (group != null && group.kind() == GroupKind.PEOPLE) {
                var node = node(group, said.get(id));
                if (view.shows("members")) {
                    members(caller, group.id(), node);
                }
                loaded.add(node);
            }
        }
        return loaded;
    }

    private static ObjectNode node(Group group, @Nullable Link link) {
        var node = ScimNodes.object();
        node.putArray("schemas").add(ScimType.GROUP.schema());
        node.put("id", group.id().toString());
        if (link != null && link.external() != null) {
            node.put("externalId", link.external());
        }
        node.put("displayName", group.name());
        var meta = node.putObject("meta");
        meta.put("resourceType", ScimType.GROUP.word());
        meta.put("created", group.createdAt().toString());
        meta.put("lastModified", (link == null ? group.createdAt() : link.changedAt()).toString());
        return node;
    }

    private void members(ScimCaller caller, GroupId id, ObjectNode node) {
        var members = groups.members(id);
        if (members.users().isEmpty() && members.groups().isEmpty()) {
            return;
        }
        var array = node.putArray("members");
        var names = users.names(members.users());
        var nested = groups.all(members.groups());
        members.users().forEach(user -> array.addObject()
                .put("value", user.toString())
                .put("$ref", caller.base() + ScimType.USER.endpoint() + "/" + user)
                .put("type", ScimType.USER.word())
                .put("display", names.getOrDefault(user, "")));
        members.groups().forEach(group -> array.addObject()
                .put("value", group.toString())
                .put("$ref", caller.base() + ScimType.GROUP.endpoint() + "/" + group)
                .put("type", ScimType.GROUP.word())
                .put("display", nested.containsKey(group) ? nested.get(group).name() : ""));
    }

    @Override
    public UUID create(Principal who, ObjectNode given) {
        var name = name(given);
        if (!accounts.groupsNamed(who, name).isEmpty()) {
            throw ScimError.taken("displayName");
        }
        var group = groups.create(who, GroupKind.PEOPLE, name);
        keep(who, group.id().value(), given);
        setMembers(who, group.id(), given);
        return group.id().value();
    }

    @Override
    public void replace(Principal who, UUID id, ObjectNode given) {
        var group = groups.get(new GroupId(id));
        var name = name(given);
        if (!name.equals(group.name())) {
            if (accounts.groupsNamed(who, name).stream().anyMatch(other -> !other.equals(id))) {
                throw ScimError.taken("displayName");
            }
            groups.rename(who, group.id(), name);
        }
        keep(who, id, given);
        setMembers(who, group.id(), given);
    }

    @Override
    public void remove(Principal who, UUID id) {
        groups.remove(who, new GroupId(id));
        links.remove(id);
    }

    private void setMembers(Principal who, GroupId group, ObjectNode given) {
        var before = groups.members(group);
        var there = new HashSet<UUID>();
        before.users().forEach(user -> there.add(user.value()));
        before.groups().forEach(nested -> there.add(nested.value()));
        var wanted = wanted(given);
        for (var user : before.users()) {
            if (!wanted.contains(user.value())) {
                groups.remove(who, group, user);
            }
        }
        for (var nested : before.groups()) {
            if (!wanted.contains(nested.value())) {
                groups.remove(who, group, nested);
            }
        }
        var added = wanted.stream().filter(id -> !there.contains(id)).toList();
        var people = new HashSet<UserId>();
        users.all(added.stream().map(UserId::new).toList()).forEach(user -> people.add(user.id()));
        for (var id : added) {
            if (people.contains(new UserId(id))) {
                groups.add(who, group, new UserId(id));
            } else if (groups.findPeople(new GroupId(id)).isPresent()) {
                groups.add(who, group, new GroupId(id));
            } else {
                throw ScimError.invalidValue("A member is neither a known user nor a known group");
            }
        }
    }

    private static Set<UUID> wanted(ObjectNode given) {
        JsonNode members = ScimNodes.get(given, "members");
        if (members.size() > MOST_MEMBERS) {
            throw ScimError.invalidValue("A group has at most " + MOST_MEMBERS + " members");
        }
        var wanted = new LinkedHashSet<UUID>();
        members.forEach(member -> wanted.add(Scim.id(String.valueOf(ScimNodes.text(member, "value")))
                .orElseThrow(() -> ScimError.invalidValue("A member is neither a known user nor a known group"))));
        return wanted;
    }

    private static String name(ObjectNode given) {
        var name = ScimNodes.text(given, "displayName");
        if (name == null) {
            throw ScimError.invalidValue("displayName is required");
        }
        return name;
    }

    private void keep(Principal who, UUID id, ObjectNode given) {
        var external = ScimNodes.text(given, "externalId");
        if (external != null && external.length() > 300) {
            throw ScimError.invalidValue("externalId has at most 300 characters");
        }
        var kept = ScimNodes.object();
        if (external != null) {
            kept.put("externalId", external);
        }
        links.put(new Link(id, ScimType.GROUP, kept, false, who.token(), now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
