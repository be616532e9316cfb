package org.aumbry.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who must have a second factor: by the network's policy, by role, or by a group; and who has none. */
@Service
public class FactorDemands {

    private final FactorDemandStore store;
    private final GroupStore groups;
    private final UserStore users;
    private final NetworkPolicy policy;
    private final Administrators administrators;
    private final Journal journal;
    private final Here here;

    FactorDemands(
            FactorDemandStore store,
            GroupStore groups,
            UserStore users,
            NetworkPolicy policy,
            Administrators administrators,
            Journal journal,
            Here here) {
        this.store = store;
        this.groups = groups;
        this.users = users;
        this.policy = policy;
        this.administrators = administrators;
        this.journal = journal;
        this.here = here;
    }

    /**
     * Someone without a second factor.
     *
     * @param asked whether they must have one
     * @param until when the grace ends, or ended; null when they have not come by since they are asked
     */
    public record Without(User user, boolean asked, @org.jspecify.annotations.Nullable Instant until) {}

    /** The second factors one has. */
    @Transactional(readOnly = true)
    public Set<Factor> has(Principal who) {
        return store.has(who.user());
    }

    /**
     * Until when a person may still do without; empty when nothing is owed. The grace begins with the first question.
     */
    @Transactional
    public Optional<Instant> owedUntil(User user) {
        if (!asked(user) || !store.has(user.id()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(store.since(user.id(), here.now())
                .plus(policy.values().days(PolicyOption.SECOND_FACTOR_GRACE_DAYS)));
    }

    /** Whether a person owes a factor and the grace is over. */
    @Transactional
    public boolean overdue(User user) {
        return owedUntil(user).filter(until -> !here.now().isBefore(until)).isPresent();
    }

    /** Active people without a second factor. For administrators. */
    @Transactional(readOnly = true)
    public List<Without> without(Principal who) {
        administrators.require(who, "factor.list");
        var grace = policy.values().days(PolicyOption.SECOND_FACTOR_GRACE_DAYS);
        return store.without().stream()
                .flatMap(id -> users.find(id).stream())
                .map(user -> new Without(
                        user, asked(user), store.noticed(user.id()).map(since -> since.plus(grace)).orElse(null)))
                .toList();
    }

    /** Groups whose people must have a second factor. For administrators. */
    @Transactional(readOnly = true)
    public List<GroupId> groups(Principal who) {
        administrators.require(who, "factor.list");
        return store.groups();
    }

    /** Asks a second factor of everyone in a group, and in the groups inside it. For administrators. */
    @Transactional
    public void ask(Principal who, GroupId group) {
        administrators.require(who, "factor.ask");
        groups.find(group).orElseThrow(Refusal::notFound);
        if (store.ask(group, who.user(), here.now())) {
            journal.record(who, "factor.ask", new ObjectRef("group", group.value()));
        }
    }

    /** Asks it of that group no more. For administrators. */
    @Transactional
    public void askNoMore(Principal who, GroupId group) {
        administrators.require(who, "factor.ask");
        if (!store.askNoMore(group)) {
            throw Refusal.notFound();
        }
        journal.record(who, "factor.ask-no-more", new ObjectRef("group", group.value()));
    }

    private boolean asked(User user) {
        return switch (policy.values().word(PolicyOption.SECOND_FACTOR)) {
            case "everyone" -> true;
            case "administrators" -> user.role() == Role.ADMIN
                    || store.askedByGroup(user.id())
                    || !administrators.areas(user).isEmpty();
            default -> store.askedByGroup(user.id());
        };
    }
}
