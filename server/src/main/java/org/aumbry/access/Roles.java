package org.aumbry.access;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aumbry.identity.Users;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The network's own roles: sets of permissions under a name, offered when something is shared, and set as the most a
 * person may do anywhere.
 *
 * <p>A role never gives anything by itself, so that administering roles gives nobody a right: taking a permission out
 * of it takes that from every grant made with it, putting one in counts for later grants only.
 */
@Service
public class Roles {

    static final int LONGEST_NAME = 80;
    private static final int MOST_ROLES = 100;

    private final RoleStore store;
    private final Users users;
    private final Bookkeeping books;

    Roles(RoleStore store, Users users, Bookkeeping books) {
        this.store = store;
        this.users = users;
        this.books = books;
    }

    /** All of them, oldest first. */
    @Transactional(readOnly = true)
    public List<NamedRole> list() {
        return store.all();
    }

    @Transactional(readOnly = true)
    public Optional<NamedRole> find(RoleId id) {
        return store.find(id);
    }

    @Transactional
    public NamedRole add(Principal who, String name, Set<Permission> permissions) {
        books.requireAdministrator(who, "role.add");
        if (store.all().size() >= MOST_ROLES) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "access.refusal.too-many-roles", MOST_ROLES);
        }
        var role = new NamedRole(new RoleId(books.id()), accepted(name), withSight(permissions));
        if (!store.add(role, who.user(), books.now())) {
            throw Refusal.invalid("name", "access.refusal.role-name-taken");
        }
        books.record(who, "role.add", ref(role.id()), Map.of("permissions", role.permissions().toString()));
        return role;
    }

    /**
     * Gives a role another name or other permissions.
     *
     * @return how many grants lost a permission by it
     */
    @Transactional
    public int change(Principal who, RoleId id, String name, Set<Permission> permissions) {
        books.requireAdministrator(who, "role.change");
        var before = store.find(id).orElseThrow(Refusal::notFound);
        var after = new NamedRole(id, accepted(name), withSight(permissions));
        if (store.nameTaken(after)) {
            throw Refusal.invalid("name", "access.refusal.role-name-taken");
        }
        refuseRaisingOneself(who, before, after);
        store.change(after, who.user(), books.now());
        int narrowed = store.narrow(after);
        books.record(who, "role.change", ref(id), Map.of(
                "before", before.permissions().toString(),
                "after", after.permissions().toString(),
                "narrowed", String.valueOf(narrowed)));
        return narrowed;
    }

    /** Forgets a role; grants made with it stay as they are. Refused while it bounds somebody. */
    @Transactional
    public void remove(Principal who, RoleId id) {
        books.requireAdministrator(who, "role.remove");
        store.find(id).orElseThrow(Refusal::notFound);
        if (store.holders(id) > 0) {
            throw Refusal.of(Refusal.Code.CONFLICT, "access.refusal.role-in-use", store.holders(id));
        }
        store.remove(id);
        books.record(who, "role.remove", ref(id), Map.of());
    }

    /** The role that bounds each of these people; those without one are absent. */
    @Transactional(readOnly = true)
    public Map<UserId, RoleId> profiles(Collection<UserId> people) {
        return store.profiles(people);
    }

    /**
     * Bounds what a person may do anywhere by a role, or lifts that. Nobody does that to themselves.
     *
     * @param role null = no bound
     */
    @Transactional
    public void assign(Principal who, UserId person, @Nullable RoleId role) {
        books.requireAdministrator(who, "role.assign");
        users.get(person);
        if (person.equals(who.user())) {
            throw Refusal.of(Refusal.Code.DENIED, "access.refusal.own-rights");
        }
        if (role == null) {
            store.clearProfile(person);
        } else {
            store.find(role).orElseThrow(Refusal::notFound);
            store.setProfile(person, role, who.user(), books.now());
        }
        books.record(who, "role.assign", new ObjectRef("user", person.value()), Map.of("role", String.valueOf(role)));
    }

    private void refuseRaisingOneself(Principal who, NamedRole before, NamedRole after) {
        boolean bounded = before.id().equals(store.profiles(List.of(who.user())).get(who.user()));
        if (bounded && !before.permissions().containsAll(after.permissions())) {
            throw Refusal.of(Refusal.Code.DENIED, "access.refusal.own-rights");
        }
    }

    private static Set<Permission> withSight(Set<Permission> permissions) {
        return Permission.of(AccessRules.normalised(Effect.ALLOW, Permission.mask(permissions)));
    }

    private static String accepted(String raw) {
        var name = Normalizer.normalize(raw.strip(), Normalizer.Form.NFC);
        boolean plain = name.codePoints().noneMatch(each -> Character.getType(each) == Character.CONTROL);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME || !plain) {
            throw Refusal.invalid("name", "access.refusal.role-name", LONGEST_NAME);
        }
        return name;
    }

    private static ObjectRef ref(RoleId id) {
        return new ObjectRef("role", id.value());
    }
}
