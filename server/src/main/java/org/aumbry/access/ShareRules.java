package org.aumbry.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.identity.Role;
import org.aumbry.identity.Users;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may share what with whom: the network's rules, its options about guests and links, and what labels demand. */
@Service
public class ShareRules {

    private static final int MOST_RULES = 100;

    private final ShareRuleStore store;
    private final AccessCache cache;
    private final Users users;
    private final NetworkPolicy policy;
    private final ObjectProvider<Labelling> labels;
    private final Bookkeeping books;

    ShareRules(
            ShareRuleStore store,
            AccessCache cache,
            Users users,
            NetworkPolicy policy,
            ObjectProvider<Labelling> labels,
            Bookkeeping books) {
        this.store = store;
        this.cache = cache;
        this.users = users;
        this.policy = policy;
        this.labels = labels;
        this.books = books;
    }

    /** The rules in the order in which they are asked. */
    @Transactional(readOnly = true)
    public List<ShareRule> list() {
        return store.all();
    }

    /** Adds a rule behind the others. For administrators. */
    @Transactional
    public ShareRule add(
            Principal who,
            ShareRule.Who whose,
            @Nullable GroupId group,
            @Nullable String label,
            Set<ShareTarget> targets,
            boolean allows) {
        books.requireAdministrator(who, "share-rule.add");
        if (targets.isEmpty()) {
            throw Refusal.invalid("targets", "access.refusal.rule-targets");
        }
        if ((whose == ShareRule.Who.GROUP) != (group != null)) {
            throw Refusal.invalid("group", "access.refusal.rule-group");
        }
        if (store.all().size() >= MOST_RULES) {
            throw Refusal.of(Refusal.Code.OVER_LIMIT, "access.refusal.too-many-rules", MOST_RULES);
        }
        var rule = new ShareRule(books.id(), whose, group, label, EnumSet.copyOf(targets), allows);
        store.add(rule, who.user(), books.now());
        books.record(who, "share-rule.add", ref(rule.id()), described(rule));
        return rule;
    }

    /** Takes a rule away. For administrators. */
    @Transactional
    public void remove(Principal who, UUID id) {
        books.requireAdministrator(who, "share-rule.remove");
        var rule = store.all().stream().filter(each -> each.id().equals(id)).findAny().orElseThrow(Refusal::notFound);
        store.remove(id);
        books.record(who, "share-rule.remove", ref(id), described(rule));
    }

    /** Lets a rule be asked one place earlier. For administrators. */
    @Transactional
    public void raise(Principal who, UUID id) {
        books.requireAdministrator(who, "share-rule.raise");
        var ids = new ArrayList<>(store.all().stream().map(ShareRule::id).toList());
        int at = ids.indexOf(id);
        if (at < 0) {
            throw Refusal.notFound();
        }
        if (at > 0) {
            Collections.swap(ids, at, at - 1);
            for (int i = 0; i < ids.size(); i++) {
                store.place(ids.get(i), i + 1);
            }
            books.record(who, "share-rule.raise", ref(id), Map.of());
        }
    }

    /** Why the principal may not share the thing like that; empty when they may. Denials are always allowed. */
    @Transactional(readOnly = true)
    public Optional<Refusal> refusal(Principal who, AccessClass accessClass, ObjectRef object, GrantSpec spec) {
        if (spec.effect() == Effect.DENY) {
            return Optional.empty();
        }
        var targets = targets(spec.subject());
        boolean asked = store.all().stream().anyMatch(rule -> rule.targets().contains(ShareTarget.BEYOND));
        if (asked && beyond(spec.subject(), accessClass, object)) {
            targets.add(ShareTarget.BEYOND);
        }
        return targets.stream()
                .flatMap(target -> refusal(who, accessClass, object, target).stream())
                .findFirst();
    }

    /** Why the principal may not open the thing to that kind of audience; empty when they may. */
    @Transactional(readOnly = true)
    public Optional<Refusal> refusal(Principal who, AccessClass accessClass, ObjectRef object, ShareTarget target) {
        var options = policy.values();
        if (target == ShareTarget.LINKS && !options.on(PolicyOption.PUBLIC_LINKS)) {
            return Optional.of(Refusal.of(Refusal.Code.DENIED, "access.refusal.links-off"));
        }
        if (target == ShareTarget.GUESTS && !options.on(PolicyOption.GUESTS)) {
            return Optional.of(Refusal.of(Refusal.Code.DENIED, "access.refusal.guests-off"));
        }
        var labelling = labels.getIfAvailable();
        var demanded = labelling == null
                ? Optional.<Refusal>empty()
                : labelling.refusal(accessClass, object, target);
        if (demanded.isPresent()) {
            return demanded;
        }
        var label = labelling == null ? null : labelling.label(accessClass, object).orElse(null);
        return decide(store.all(), sharer(who), label, target)
                ? Optional.empty()
                : Optional.of(Refusal.of(Refusal.Code.DENIED, sentence(target)));
    }

    /** Refuses what {@link #refusal} gives a reason against. */
    void require(Principal who, AccessClass accessClass, ObjectRef object, GrantSpec spec) {
        refusal(who, accessClass, object, spec).ifPresent(refused -> {
            books.denied(who, "access.share", object, "sharing-rule");
            throw refused;
        });
    }

    /** The first rule that fits decides; without one it is allowed. */
    static boolean decide(
            List<ShareRule> rules, ShareRule.Sharer sharer, @Nullable String label, ShareTarget target) {
        return rules.stream()
                .filter(rule -> rule.fits(sharer, label, target))
                .findFirst()
                .map(ShareRule::allows)
                .orElse(true);
    }

    private ShareRule.Sharer sharer(Principal who) {
        var role = who.admin()
                ? ShareRule.Who.ADMIN
                : who.guest() ? ShareRule.Who.GUEST : ShareRule.Who.MEMBER;
        return new ShareRule.Sharer(role, cache.people().groupsOf(who.user()));
    }

    private Set<ShareTarget> targets(Subject subject) {
        return switch (subject) {
            case Subject.OfUser(var user) -> EnumSet.of(guest(user) ? ShareTarget.GUESTS : ShareTarget.PEOPLE);
            case Subject.OfGroup(var group) -> {
                var people = cache.people();
                boolean outsiders = people.in(group).keySet().stream()
                        .anyMatch(user -> people.guests().getOrDefault(user, false));
                yield outsiders
                        ? EnumSet.of(ShareTarget.GROUPS, ShareTarget.GUESTS)
                        : EnumSet.of(ShareTarget.GROUPS);
            }
            case Subject.OfEveryone everyone -> EnumSet.of(ShareTarget.EVERYONE);
            case Subject.OfLink link -> EnumSet.of(ShareTarget.LINKS);
        };
    }

    /** Whether someone would see the thing who can't see the space or drive it lies in. */
    private boolean beyond(Subject subject, AccessClass accessClass, ObjectRef object) {
        var root = cache.tree().root(accessClass);
        if (root.isEmpty() || root.get().object().equals(object)) {
            return false;
        }
        var around = cache.audience(root.get().id());
        return switch (subject) {
            case Subject.OfLink link -> true;
            case Subject.OfEveryone everyone -> !around.everyone();
            case Subject.OfUser(var user) -> !sees(around, List.of(user));
            case Subject.OfGroup(var group) -> !sees(around, cache.people().in(group).keySet());
        };
    }

    private static boolean sees(Audience around, Collection<UserId> people) {
        var members = around.members().stream().map(Audience.Member::user).collect(Collectors.toSet());
        return members.containsAll(people);
    }

    private boolean guest(UserId user) {
        return users.find(user).filter(each -> each.role() == Role.GUEST).isPresent();
    }

    private static String sentence(ShareTarget target) {
        return switch (target) {
            case PEOPLE -> "access.refusal.rule.people";
            case GROUPS -> "access.refusal.rule.groups";
            case EVERYONE -> "access.refusal.rule.everyone";
            case GUESTS -> "access.refusal.rule.guests";
            case LINKS -> "access.refusal.rule.links";
            case BEYOND -> "access.refusal.rule.beyond";
        };
    }

    private static ObjectRef ref(UUID id) {
        return new ObjectRef("share-rule", id);
    }

    private static Map<String, String> described(ShareRule rule) {
        return Map.of(
                "who", rule.who().word() + (rule.group() == null ? "" : " " + rule.group()),
                "label", String.valueOf(rule.label()),
                "targets", rule.targets().toString(),
                "allows", String.valueOf(rule.allows()));
    }
}
