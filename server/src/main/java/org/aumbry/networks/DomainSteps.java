package org.aumbry.networks;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.crypto.Randomness;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happens to the domains of the entered network, each step in a transaction of its own. */
@Component
class DomainSteps {

    private static final int MOST = 50;
    private static final int TOKEN_BYTES = 20;

    private final DomainStore store;
    private final Journal journal;
    private final Ids ids;
    private final Randomness randomness;
    private final Clock clock;

    DomainSteps(DomainStore store, Journal journal, Ids ids, Randomness randomness, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.ids = ids;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Domain> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    Optional<Domain> find(UUID id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    boolean proven(DomainName name) {
        return store.proven(name);
    }

    @Transactional
    Domain claim(Principal who, DomainName name) {
        if (store.all().size() >= MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "networks.domain.many", MOST);
        }
        var id = ids.next();
        var token = java.util.HexFormat.of().formatHex(randomness.bytes(TOKEN_BYTES)).toLowerCase(Locale.ROOT);
        if (!store.add(id, name, token, who.user(), now())) {
            throw Refusal.invalid("domain", "networks.domain.here");
        }
        journal.record(who, "domain.claim", ref(id));
        return store.find(id).orElseThrow();
    }

    @Transactional
    void checked(Principal who, Domain domain, Domain.State state, int missed) {
        store.checked(domain.id(), state, missed, now());
        if (state != domain.state()) {
            journal.record(who, "domain." + state.stored(), ref(domain.id()));
        }
    }

    @Transactional
    void remove(Principal who, Domain domain) {
        store.remove(domain.id());
        journal.record(who, "domain.remove", ref(domain.id()));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ObjectRef ref(UUID id) {
        return new ObjectRef("domain", id);
    }
}
