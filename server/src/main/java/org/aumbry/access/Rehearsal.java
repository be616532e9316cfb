package org.aumbry.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.aumbry.crypto.Ids;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries changes of rights inside a transaction that is always rolled back, for probes. */
@Component
class Rehearsal {

    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final AccessStore store;
    private final RoleStore roles;
    private final OracleStore people;
    private final TransactionTemplate transaction;
    private final Ids ids;

    Rehearsal(AccessStore store, RoleStore roles, OracleStore people, TransactionTemplate transaction, Ids ids) {
        this.store = store;
        this.roles = roles;
        this.people = people;
        this.transaction = transaction;
        this.ids = ids;
    }

    <T> T run(Supplier<T> work) {
        return transaction.execute(running -> {
            running.setRollbackOnly();
            return work.get();
        });
    }

    /** Some of the people who can sign in. */
    List<UserId> people() {
        return people.sample();
    }

    /** A container that nobody has, below another or below none. */
    AccessClass container(@Nullable AccessClass around) {
        var nothing = new ObjectRef(around == null ? "space" : "document", ids.next());
        return store.addContainer(nothing, around, around != null, Instant.EPOCH);
    }

    GrantId put(AccessClass where, UserId to, Effect effect, Permission permission, @Nullable Instant until) {
        int mask = AccessRules.normalised(effect, permission.bit());
        return store.put(new Grant(
                new GrantId(ids.next()), where, Subject.user(to), effect, Permission.of(mask), null, until, NOBODY,
                Instant.EPOCH));
    }

    void take(GrantId grant) {
        store.remove(grant);
    }

    /** Bounds the person by a role that holds only sight. */
    void boundToSight(UserId person) {
        var role = new NamedRole(
                new RoleId(ids.next()), "rehearsal " + ids.next(), Permission.of(Permission.VIEW.bit()));
        roles.add(role, NOBODY, Instant.EPOCH);
        roles.setProfile(person, role.id(), NOBODY, Instant.EPOCH);
    }
}
