package org.aumbry.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.aumbry.crypto.Ids;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Permissions for a stated time by a decision taken elsewhere, which also writes the journal. */
@Service
public class Loans {

    private final AccessStore store;
    private final Ids ids;
    private final Clock clock;

    Loans(AccessStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Lends to the principal; refuses where they have something of their own, which a loan would shorten. */
    @Transactional
    public GrantId lend(Principal who, AccessClass accessClass, Set<Permission> permissions, Instant until) {
        var self = Subject.user(who.user());
        boolean there = store.grantsOf(accessClass.value()).stream()
                .anyMatch(grant -> grant.subject().equals(self)
                        && grant.effect() == Effect.ALLOW
                        && !grant.expired(clock.instant()));
        if (there) {
            throw Refusal.of(Refusal.Code.CONFLICT, "access.refusal.has-own");
        }
        return store.put(new Grant(
                new GrantId(ids.next()), accessClass, self, Effect.ALLOW, permissions, null, until, who.user(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** Ends a loan before its time. */
    @Transactional
    public void end(GrantId id) {
        store.remove(id);
    }
}
