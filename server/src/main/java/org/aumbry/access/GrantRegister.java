package org.aumbry.access;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Principal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every grant there is, for those who review them. Whoever asks has decided that the principal may. */
@Service
public class GrantRegister {

    private final AccessStore store;
    private final RegisterStore register;
    private final Journal journal;
    private final Clock clock;

    GrantRegister(AccessStore store, RegisterStore register, Journal journal, Clock clock) {
        this.store = store;
        this.register = register;
        this.journal = journal;
        this.clock = clock;
    }

    /** The grants that count now on the class and on every class of what lies in it, inheriting or not. */
    @Transactional(readOnly = true)
    public List<Grant> below(AccessClass root) {
        var now = clock.instant();
        return store.grantsOf(register.below(root)).stream().filter(grant -> !grant.expired(now)).toList();
    }

    /** The classes in which a grant on this one holds: itself and those that inherit from it. */
    @Transactional(readOnly = true)
    public Set<AccessClass> reach(AccessClass root) {
        var reach = new HashSet<AccessClass>();
        register.inheriting(root).forEach(id -> reach.add(new AccessClass(id)));
        return reach;
    }

    /** What the class belongs to. */
    @Transactional(readOnly = true)
    public Optional<Container> container(AccessClass accessClass) {
        return store.container(accessClass);
    }

    /** The grant, while there is one. */
    @Transactional(readOnly = true)
    public Optional<Grant> find(GrantId id) {
        return store.grant(id);
    }

    /** The classes of those objects that have one of their own. */
    @Transactional(readOnly = true)
    public Map<UUID, AccessClass> ownClasses(List<UUID> objects) {
        var classes = new HashMap<UUID, AccessClass>();
        register.ofObjects(objects).forEach(own -> classes.put(own.object(), own.accessClass()));
        return classes;
    }

    /**
     * Ends a grant by a decision taken elsewhere; false when it was over already.
     *
     * @param because a word for the journal
     */
    @Transactional
    public boolean end(Principal who, GrantId id, String because) {
        var grant = store.grant(id);
        if (grant.isEmpty()) {
            return false;
        }
        var subject = grant.get().subject();
        var container = store.container(grant.get().accessClass());
        store.remove(id);
        container.ifPresent(around -> journal.record(who, "access.revoke", around.object(), Map.of(
                "subject", subject.kind() + (subject.id() == null ? "" : " " + subject.id()),
                "permissions", grant.get().permissions().toString(),
                "because", because)));
        return true;
    }
}
