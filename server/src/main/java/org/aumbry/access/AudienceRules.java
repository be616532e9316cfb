package org.aumbry.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.UserId;

/** Who sees a class and why, pure. */
final class AudienceRules {

    private AudienceRules() {}

    /**
     * @param chain the class and those around it as far as inheritance reaches, innermost first
     * @param grants the grants of all those classes that have not expired
     */
    static Audience audience(List<Container> chain, List<Grant> grants, People people) {
        var reasons = reasons(chain, grants, people);
        var members = new ArrayList<Audience.Member>();
        reasons.forEach((user, why) -> {
            int mask = mask(why, people.ceiling(user));
            if (mask != 0) {
                members.add(new Audience.Member(user, people.guests().get(user), Permission.of(mask), why));
            }
        });
        members.sort(Comparator.comparing(member -> member.user().value()));
        return new Audience(List.copyOf(members), everyone(grants), links(grants, people));
    }

    /** The answer for one person and permission, with the grants that decide it. */
    static Decision decide(
            UserId user, Permission permission, List<Container> chain, List<Grant> grants, People people) {
        var mine = reasons(chain, grants, people).getOrDefault(user, List.of());
        int ceiling = people.ceiling(user);
        boolean allowed = (mask(mine, ceiling) & permission.bit()) != 0;
        boolean capped = !allowed && (mask(mine, AccessRules.ALL) & permission.bit()) != 0;
        var decisive = mine.stream()
                .filter(reason -> reason.grant().effect() == (allowed ? Effect.ALLOW : Effect.DENY))
                .filter(reason -> concerns(reason.grant(), permission))
                .toList();
        return new Decision(permission, allowed, capped, decisive, List.of());
    }

    private static boolean concerns(Grant grant, Permission permission) {
        return grant.permissions().contains(permission)
                || grant.effect() == Effect.DENY && grant.permissions().contains(Permission.VIEW);
    }

    private static boolean everyone(List<Grant> grants) {
        boolean given = grants.stream()
                .anyMatch(grant -> grant.effect() == Effect.ALLOW && grant.subject() instanceof Subject.OfEveryone);
        boolean taken = grants.stream()
                .anyMatch(grant ->
                        grant.effect() == Effect.DENY && grant.permissions().contains(Permission.VIEW));
        return given && !taken;
    }

    private static int links(List<Grant> grants, People people) {
        var links = grants.stream()
                .map(Grant::subject)
                .filter(Subject.OfLink.class::isInstance)
                .map(Subject.OfLink.class::cast)
                .distinct();
        return (int) links.filter(link -> opens(link, grants, people)).count();
    }

    private static boolean opens(Subject.OfLink link, List<Grant> grants, People people) {
        var makers = AccessRules.makers(grants, link, people);
        var counting = grants.stream().filter(grant -> AccessRules.countsForLink(grant, link, makers)).toList();
        return AccessRules.sum(counting).effective(AccessRules.ALL) != 0;
    }

    private static int mask(List<Reason> reasons, int ceiling) {
        return AccessRules.sum(reasons.stream().map(Reason::grant).toList()).effective(ceiling);
    }

    private static Map<UserId, List<Reason>> reasons(List<Container> chain, List<Grant> grants, People people) {
        var containers = new HashMap<Long, Container>();
        chain.forEach(container -> containers.put(container.id().value(), container));
        var innermost = chain.getFirst().id();
        var reasons = new HashMap<UserId, List<Reason>>();
        for (var grant : grants) {
            var at = containers.get(grant.accessClass().value());
            boolean here = grant.accessClass().equals(innermost);
            people.of(grant.subject()).forEach((user, path) -> reasons.computeIfAbsent(user, key -> new ArrayList<>())
                    .add(new Reason(grant, at, here, path)));
        }
        return reasons;
    }
}
