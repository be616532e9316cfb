package org.aumbry.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sets the rule that keeps things within their space, and tries to open one wider, in the preview and when saving;
 * where the network has that rule, looks also whether anything stands open that was opened before. Everything is rolled
 * back.
 */
@Component
class SpaceBoundProbe implements Probe {

    /** How many of the newest containers are looked at. */
    private static final int CONTAINERS = 500;

    private final Rehearsal rehearsal;
    private final ShareRuleStore store;
    private final AccessCache cache;
    private final ShareRuleProbe.Rules preview;
    private final ShareRuleProbe.Rules act;
    private final TenantScope scope;

    @Autowired
    SpaceBoundProbe(
            Rehearsal rehearsal,
            ShareRuleStore store,
            AccessCache cache,
            ShareRules rules,
            Grants grants,
            TenantScope scope) {
        this(rehearsal, store, cache, rules::refusal,
                (who, accessClass, object, spec) -> ShareRuleProbe.tried(grants, who, accessClass, spec), scope);
    }

    SpaceBoundProbe(
            Rehearsal rehearsal,
            ShareRuleStore store,
            AccessCache cache,
            ShareRuleProbe.Rules preview,
            ShareRuleProbe.Rules act,
            TenantScope scope) {
        this.rehearsal = rehearsal;
        this.store = store;
        this.cache = cache;
        this.preview = preview;
        this.act = act;
        this.scope = scope;
    }

    @Override
    public String id() {
        return "access.within-its-space";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-22");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return rehearsal.run(() -> {
            long open = bound() ? openBeyond() : 0;
            if (open > 0) {
                return Result.fails("%d things are open to people outside their space, against the rule."
                        .formatted(open));
            }
            var people = cache.people();
            var members = people.guests().keySet().stream()
                    .filter(person -> !people.guests().get(person) && people.ceiling(person) == AccessRules.ALL)
                    .limit(2)
                    .toList();
            return members.size() < 2
                    ? Result.holds("There is nobody to whom anything could be opened.")
                    : tried(members.getFirst(), members.getLast());
        });
    }

    private Result tried(UserId sharer, UserId outsider) {
        var space = rehearsal.container(null);
        var inside = rehearsal.container(space);
        rehearsal.put(space, sharer, Effect.ALLOW, Permission.SHARE, null);
        keepWithin(sharer);
        var who = Principal.system(scope.current(), sharer);
        var spec = GrantSpec.allow(Subject.user(outsider), EnumSet.of(Permission.VIEW));
        var object = new ObjectRef("document", new UUID(0, 0));
        boolean previewed = preview.refusal(who, inside, object, spec).isPresent();
        boolean obeyed = act.refusal(who, inside, object, spec).isPresent();
        rehearsal.put(space, outsider, Effect.ALLOW, Permission.VIEW, null);
        boolean insiders = preview.refusal(who, inside, object, spec).isEmpty();
        return previewed && obeyed && insiders
                ? Result.holds("Nothing was opened wider than its space, neither in the preview nor when saving.")
                : Result.fails(("Opening wider than the space was stopped in the preview: %s, when saving: %s;"
                                + " sharing within it was allowed: %s.")
                        .formatted(previewed, obeyed, insiders));
    }

    private void keepWithin(UserId by) {
        store.all().forEach(rule -> store.remove(rule.id()));
        store.add(
                new ShareRule(
                        UUID.nameUUIDFromBytes(new byte[0]), ShareRule.Who.ANYONE, null, null,
                        Set.of(ShareTarget.BEYOND), false),
                by,
                Instant.EPOCH);
    }

    /** Whether nobody may open anything beyond its space. */
    private boolean bound() {
        return store.all().stream()
                .filter(rule -> rule.targets().contains(ShareTarget.BEYOND))
                .findFirst()
                .filter(rule -> rule.who() == ShareRule.Who.ANYONE && rule.label() == null && !rule.allows())
                .isPresent();
    }

    private long openBeyond() {
        var tree = cache.tree();
        return tree.ids().stream()
                .sorted((one, other) -> Long.compare(other, one))
                .limit(CONTAINERS)
                .map(AccessClass::new)
                .filter(id -> tree.root(id).filter(root -> !root.id().equals(id) && wider(id, root.id())).isPresent())
                .count();
    }

    private boolean wider(AccessClass inside, AccessClass space) {
        var around = seers(space);
        return cache.audience(inside).links() > 0 || !around.containsAll(seers(inside));
    }

    private Set<UserId> seers(AccessClass id) {
        return cache.audience(id).members().stream()
                .map(Audience.Member::user)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
