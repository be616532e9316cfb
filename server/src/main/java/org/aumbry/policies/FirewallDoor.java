package org.aumbry.policies;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.EntryRule;
import org.aumbry.identity.Groups;
import org.aumbry.identity.Visit;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Obeys the firewall's rules at the door. Which list of rules holds is read anew for every request; the rules
 * themselves
 * are kept, because a list never changes.
 */
@Component
@Order(10)
class FirewallDoor implements EntryRule {

    /** Where a change can be confirmed or taken back, whatever it did to the one who made it. */
    private static final List<String> WAY_BACK =
            List.of("/admin/firewall", "/admin/policy", "/admin/changes", "/step-up", "/account/step-up");

    private final FirewallSteps steps;
    private final PendingChanges pending;
    private final Groups groups;
    private final TenantScope scope;
    private final Journal journal;
    private final Clock clock;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    private record Known(long version, CompiledRules rules) {}

    FirewallDoor(
            FirewallSteps steps,
            PendingChanges pending,
            Groups groups,
            TenantScope scope,
            Journal journal,
            Clock clock) {
        this.steps = steps;
        this.pending = pending;
        this.groups = groups;
        this.scope = scope;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void require(Visit visit) {
        var now = steps.now();
        var waiting = now.pending();
        if (waiting != null && waiting.expired(clock.instant())) {
            pending.settle();
            now = steps.now();
        }
        var denier = denier(visit, now.version());
        if (denier.isPresent() && !wayBack(visit, now.pending())) {
            refuse(visit, denier.get());
        }
    }

    /** The rule of that list that keeps the visitor out now; empty when they may come in. */
    Optional<FirewallRule> denier(Visit visit, long version) {
        return rules(version).denier(visit, () -> groupsOf(visit.user()), clock.instant());
    }

    private CompiledRules rules(long version) {
        var tenant = scope.current();
        var held = known.get(tenant);
        if (held != null && held.version() == version) {
            return held.rules();
        }
        var rules = CompiledRules.of(steps.rules(version));
        known.put(tenant, new Known(version, rules));
        return rules;
    }

    private Set<UUID> groupsOf(@Nullable UserId user) {
        return user == null
                ? Set.of()
                : groups.closure(user).stream().map(GroupId::value).collect(Collectors.toSet());
    }

    private static boolean wayBack(Visit visit, @Nullable PendingChange change) {
        return change != null
                && change.session() != null
                && change.session().equals(visit.session())
                && WAY_BACK.stream().anyMatch(path -> visit.path().equals(path) || visit.path().startsWith(path + "/"));
    }

    private void refuse(Visit visit, FirewallRule rule) {
        var object = new ObjectRef("firewall-rule", rule.id());
        var user = visit.user();
        if (user == null) {
            journal.deniedUnrecognised("entry.refuse", object, "firewall", visit.address());
        } else {
            var who = new Principal(
                    scope.current(), user, false, false, visit.session(), visit.token(), Set.of(), visit.address());
            journal.denied(who, "entry.refuse", object, "firewall");
        }
        throw Refusal.of(Refusal.Code.DENIED, "policies.entry.refused");
    }
}
