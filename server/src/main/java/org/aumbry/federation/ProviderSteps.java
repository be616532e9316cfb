package org.aumbry.federation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Delegated;
import org.aumbry.identity.WaysIn;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done with providers inside one tenant, each step in a transaction of its own, none while a provider is
 * asked.
 */
@Component
class ProviderSteps {

    private final ProviderStore store;
    private final ProviderPersonStore persons;
    private final Delegated people;
    private final WaysIn ways;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    ProviderSteps(
            ProviderStore store,
            ProviderPersonStore persons,
            Delegated people,
            WaysIn ways,
            Journal journal,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.persons = persons;
        this.people = people;
        this.ways = ways;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Provider> list() {
        return store.list();
    }

    @Transactional(readOnly = true)
    public Optional<Provider> find(ProviderId id) {
        return store.find(id);
    }

    @Transactional(readOnly = true)
    public @Nullable String secret(ProviderId id) {
        return store.secret(id);
    }

    @Transactional(readOnly = true)
    public long people(ProviderId id) {
        return persons.count(id);
    }

    @Transactional
    public Provider add(Principal who, ProviderDraft draft) {
        if (store.list().size() >= ProviderStore.MOST) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "federation.too-many", ProviderStore.MOST);
        }
        var id = new ProviderId(ids.next());
        store.add(new Provider(id, draft.name(), false, draft.settings(), draft.welcome(), false, now(), null));
        if (!draft.secret().isEmpty()) {
            store.setSecret(id, draft.secret());
        }
        journal.record(who, "sign-in-provider.add", ref(id), Map.of("kind", draft.settings().kind().stored()));
        return get(id);
    }

    @Transactional
    public Provider change(Principal who, ProviderId id, ProviderDraft draft) {
        var before = get(id);
        store.change(new Provider(
                id, draft.name(), before.enabled(), draft.settings(),
                draft.welcome().with(before.welcome().groups()),
                before.hasSecret(), before.createdAt(), before.checkedAt()));
        if (!draft.secret().isEmpty()) {
            store.setSecret(id, draft.secret());
        }
        journal.record(who, "sign-in-provider.change", ref(id), Map.of(
                "changed", ProviderRules.changed(before, draft)));
        return get(id);
    }

    @Transactional
    public void setGroups(Principal who, ProviderId id, List<Welcome.GroupRule> rules) {
        var before = get(id);
        store.change(new Provider(
                id, before.name(), before.enabled(), before.settings(), before.welcome().with(rules),
                before.hasSecret(), before.createdAt(), before.checkedAt()));
        journal.record(who, "sign-in-provider.change-groups", ref(id), Map.of("count", "" + rules.size()));
    }

    @Transactional
    public void checked(Principal who, ProviderId id, boolean answered, String reason) {
        if (answered) {
            store.checked(id, now());
        }
        journal.record(who, "sign-in-provider.test", ref(id), Map.of("outcome", answered ? "answered" : reason));
    }

    @Transactional
    public void enable(Principal who, ProviderId id, boolean enabled) {
        if (get(id).enabled() == enabled) {
            return;
        }
        store.enable(id, enabled);
        if (!enabled) {
            ways.requireOne();
        }
        int ended = enabled ? 0 : endSessions(id);
        journal.record(
                who,
                enabled ? "sign-in-provider.enable" : "sign-in-provider.disable",
                ref(id),
                Map.of("sessions-ended", "" + ended));
    }

    @Transactional
    public void remove(Principal who, ProviderId id) {
        get(id);
        int ended = endSessions(id);
        store.remove(id);
        ways.requireOne();
        journal.record(who, "sign-in-provider.remove", ref(id), Map.of("sessions-ended", "" + ended));
    }

    private int endSessions(ProviderId id) {
        return (int) persons.ofProvider(id).stream()
                .filter(each -> people.endSession(each.user(), each.session()))
                .count();
    }

    private Provider get(ProviderId id) {
        return store.find(id).orElseThrow(Refusal::notFound);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ObjectRef ref(ProviderId id) {
        return new ObjectRef("sign-in-provider", id.value());
    }
}
