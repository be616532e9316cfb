package org.aumbry.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Area;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The network's own administrative roles: areas of administration under a name, given to people and to groups.
 *
 * <p>Nobody makes, changes, gives or takes a role with an area they do not have. Administering gives no right to read
 * anyone's content, and guests administer nothing, whatever they were given.
 */
@Service
public class AdminRoles {

    private static final int MOST = 100;

    private final AdminRoleStore store;
    private final UserStore users;
    private final GroupStore groups;
    private final Administrators administrators;
    private final StepUp stepUp;
    private final Journal journal;
    private final Here here;

    AdminRoles(
            AdminRoleStore store,
            UserStore users,
            GroupStore groups,
            Administrators administrators,
            StepUp stepUp,
            Journal journal,
            Here here) {
        this.store = store;
        this.users = users;
        this.groups = groups;
        this.administrators = administrators;
        this.stepUp = stepUp;
        this.journal = journal;
        this.here = here;
    }

    /** One way in which a person administers something. */
    public record Held(AdminRole role, AdminRoleHolder by) {}

    /** All of them, oldest first. */
    @Transactional(readOnly = true)
    public List<AdminRole> list(Principal who) {
        administrators.require(who, "admin-role.list");
        return store.all();
    }

    /** Who holds which, at most 5000. */
    @Transactional(readOnly = true)
    public List<AdminRoleHolder> holders(Principal who) {
        administrators.require(who, "admin-role.list");
        return store.holders();
    }

    /** What the person administers, and by which roles; nothing of it counts while they are a guest. */
    @Transactional(readOnly = true)
    public List<Held> held(Principal who, UserId person) {
        administrators.require(who, "access.x-ray-person");
        var roles = store.all().stream().collect(Collectors.toMap(AdminRole::id, role -> role));
        return store.of(person).stream()
                .filter(holder -> roles.containsKey(holder.role()))
                .map(holder -> new Held(roles.get(holder.role()), holder))
                .toList();
    }

    @Transactional
    public AdminRole add(Principal who, String name, Set<Area> areas) {
        administrators.require(who, "admin-role.add");
        stepUp.require(who);
        var role = new AdminRole(new AdminRoleId(here.id()), ProfileRules.name("name", name), some(areas));
        requireHand(who, "admin-role.add", role);
        if (store.all().size() >= MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "identity.areas.too-many", MOST);
        }
        if (!store.add(role, who.user(), here.now())) {
            throw Refusal.invalid("name", "identity.areas.name-taken");
        }
        journal.record(who, "admin-role.add", ref(role.id()), Map.of("areas", words(role.areas())));
        return role;
    }

    /** Gives a role another name or other areas, for everyone who holds it. */
    @Transactional
    public void change(Principal who, AdminRoleId id, String name, Set<Area> areas) {
        administrators.require(who, "admin-role.change");
        stepUp.require(who);
        var before = store.find(id).orElseThrow(Refusal::notFound);
        var after = new AdminRole(id, ProfileRules.name("name", name), some(areas));
        requireHand(who, "admin-role.change", before);
        requireHand(who, "admin-role.change", after);
        if (!store.change(after, who.user(), here.now())) {
            throw Refusal.invalid("name", "identity.areas.name-taken");
        }
        journal.record(who, "admin-role.change", ref(id),
                Map.of("before", words(before.areas()), "after", words(after.areas())));
    }

    /** Takes the role from everyone who holds it, and forgets it. */
    @Transactional
    public void remove(Principal who, AdminRoleId id) {
        administrators.require(who, "admin-role.remove");
        stepUp.require(who);
        requireHand(who, "admin-role.remove", store.find(id).orElseThrow(Refusal::notFound));
        store.remove(id);
        journal.record(who, "admin-role.remove", ref(id));
    }

    /** Gives the role to a person; guests can't hold one. */
    @Transactional
    public void give(Principal who, AdminRoleId id, UserId person) {
        var role = handed(who, "admin-role.give", id);
        var user = users.find(person).orElseThrow(Refusal::notFound);
        if (user.role() == Role.GUEST) {
            throw Refusal.invalid("holder", "identity.areas.guest");
        }
        given(who, new AdminRoleHolder(here.id(), role.id(), person, null), Users.ref(person));
    }

    /** Gives the role to everyone in a group of people, and to whoever comes into it. */
    @Transactional
    public void give(Principal who, AdminRoleId id, GroupId group) {
        var role = handed(who, "admin-role.give", id);
        groups.find(group).filter(each -> each.kind() == GroupKind.PEOPLE).orElseThrow(Refusal::notFound);
        given(who, new AdminRoleHolder(here.id(), role.id(), null, group), new ObjectRef("group", group.value()));
    }

    @Transactional
    public void take(Principal who, UUID holder) {
        administrators.require(who, "admin-role.take");
        stepUp.require(who);
        var held = store.holder(holder).orElseThrow(Refusal::notFound);
        requireHand(who, "admin-role.take", store.find(held.role()).orElseThrow(Refusal::notFound));
        store.take(holder);
        var from = String.valueOf(held.user() == null ? held.group() : held.user());
        journal.record(who, "admin-role.take", ref(held.role()), Map.of("from", from));
    }

    private AdminRole handed(Principal who, String verb, AdminRoleId id) {
        administrators.require(who, verb);
        stepUp.require(who);
        var role = store.find(id).orElseThrow(Refusal::notFound);
        requireHand(who, verb, role);
        return role;
    }

    private void given(Principal who, AdminRoleHolder holder, ObjectRef to) {
        if (store.give(holder, who.user(), here.now())) {
            journal.record(who, "admin-role.give", to, Map.of("role", holder.role().toString()));
        }
    }

    private void requireHand(Principal who, String verb, AdminRole role) {
        if (!AdminRoleRules.mayHand(who, role.areas())) {
            journal.denied(who, verb, ref(role.id()), "more-than-one-has");
            throw Refusal.of(Refusal.Code.DENIED, "identity.areas.more");
        }
    }

    private static Set<Area> some(Set<Area> areas) {
        if (areas.isEmpty()) {
            throw Refusal.invalid("area", "identity.areas.none-chosen");
        }
        return areas;
    }

    private static String words(Set<Area> areas) {
        return String.join(" ", new TreeSet<>(areas.stream().map(Area::word).toList()));
    }

    private static ObjectRef ref(AdminRoleId id) {
        return new ObjectRef("admin-role", id.value());
    }
}
