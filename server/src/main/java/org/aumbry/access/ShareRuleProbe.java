package org.aumbry.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Puts a rule before all others that stops every sharing, and looks whether the preview and the act both obey it.
 * Everything is rolled back.
 */
@Component
class ShareRuleProbe implements Probe {

    private final Rehearsal rehearsal;
    private final ShareRuleStore store;
    private final Rules preview;
    private final Rules act;
    private final TenantScope scope;

    /** One of the two places where rules are asked; the product's, or a broken one in tests. */
    @FunctionalInterface
    interface Rules {
        Optional<Refusal> refusal(Principal who, AccessClass accessClass, ObjectRef object, GrantSpec spec);
    }

    @Autowired
    ShareRuleProbe(Rehearsal rehearsal, ShareRuleStore store, ShareRules rules, Grants grants, TenantScope scope) {
        this(
                rehearsal,
                store,
                rules::refusal,
                (who, accessClass, object, spec) -> tried(grants, who, accessClass, spec),
                scope);
    }

    ShareRuleProbe(Rehearsal rehearsal, ShareRuleStore store, Rules preview, Rules act, TenantScope scope) {
        this.rehearsal = rehearsal;
        this.store = store;
        this.preview = preview;
        this.act = act;
        this.scope = scope;
    }

    @Override
    public String id() {
        return "access.sharing-rules-hold";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-30", "DEX-6");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return rehearsal.run(() -> {
            var people = rehearsal.people();
            if (people.isEmpty()) {
                return Result.holds("There is nobody who could share.");
            }
            var sharer = people.getFirst();
            var where = rehearsal.container(null);
            rehearsal.put(where, sharer, Effect.ALLOW, Permission.SHARE, null);
            stopEverything(sharer);
            var who = Principal.system(scope.current(), sharer);
            var spec = GrantSpec.allow(Subject.everyone(), EnumSet.of(Permission.VIEW));
            var object = new ObjectRef("space", new UUID(0, 0));
            boolean previewed = preview.refusal(who, where, object, spec).isPresent();
            boolean obeyed = act.refusal(who, where, object, spec).isPresent();
            return previewed && obeyed
                    ? Result.holds("A rule that stops sharing stopped it in the preview and when saving.")
                    : Result.fails("A rule that stops sharing was obeyed in the preview: %s, when saving: %s."
                            .formatted(previewed, obeyed));
        });
    }

    private void stopEverything(UserId by) {
        var stop = new ShareRule(
                UUID.nameUUIDFromBytes(new byte[0]), ShareRule.Who.ANYONE, null, null,
                Set.of(ShareTarget.values()), false);
        store.all().forEach(rule -> store.remove(rule.id()));
        store.add(stop, by, Instant.EPOCH);
    }

    static Optional<Refusal> tried(Grants grants, Principal who, AccessClass accessClass, GrantSpec spec) {
        try {
            grants.grant(who, accessClass, spec);
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused).filter(each -> each.messageKey().startsWith("access.refusal.rule."));
        }
    }
}
