package org.aumbry.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Until when guests may come. */
@Service
public class GuestTerms {

    private final GuestTermStore store;
    private final Users users;
    private final Administrators administrators;
    private final NetworkPolicy policy;
    private final Journal journal;
    private final Here here;

    GuestTerms(
            GuestTermStore store,
            Users users,
            Administrators administrators,
            NetworkPolicy policy,
            Journal journal,
            Here here) {
        this.store = store;
        this.users = users;
        this.administrators = administrators;
        this.policy = policy;
        this.journal = journal;
        this.here = here;
    }

    /** When a guest's time ends or ended; empty when it is not limited. */
    @Transactional(readOnly = true)
    public Optional<Instant> end(UserId guest) {
        return store.end(guest);
    }

    /** Whether a guest's time is over. */
    @Transactional(readOnly = true)
    public boolean over(UserId guest) {
        return store.end(guest).filter(end -> !end.isAfter(here.now())).isPresent();
    }

    /** The latest end that the network allows from now on. */
    @Transactional(readOnly = true)
    public Instant latest() {
        return here.now().plus(policy.values().days(PolicyOption.GUEST_MOST_DAYS));
    }

    /**
     * Sets when a guest's time ends; from that moment on they see nothing and have no sign-in. For administrators.
     *
     * @param end not later than the network allows; null = no end
     */
    @Transactional
    public void set(Principal who, UserId guest, @Nullable Instant end) {
        administrators.require(who, "user.set-end");
        if (users.get(guest).role() != Role.GUEST) {
            throw Refusal.of(Refusal.Code.CONFLICT, "identity.guest.not-a-guest");
        }
        if (end == null) {
            store.clear(guest);
        } else {
            store.set(guest, withinBounds(end), who.user(), here.now());
        }
        journal.record(who, "user.set-end", Users.ref(guest), Map.of("end", String.valueOf(end)));
    }

    /** The first end of a guest just invited; the caller has decided and records. */
    void begin(Principal who, UserId guest, Instant end) {
        store.set(guest, withinBounds(end), who.user(), here.now());
    }

    private Instant withinBounds(Instant end) {
        if (end.isAfter(latest())) {
            throw Refusal.invalid(
                    "until", "identity.guest.too-long", policy.values().count(PolicyOption.GUEST_MOST_DAYS));
        }
        return end.truncatedTo(ChronoUnit.MICROS);
    }
}
