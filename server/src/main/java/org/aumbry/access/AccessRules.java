package org.aumbry.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.kernel.Permission;

/** The decisions themselves, pure. */
final class AccessRules {

    /** No ceiling: everything a grant can give. */
    static final int ALL = 63;

    private AccessRules() {}

    /** What is allowed and what is denied, before the one wins over the other. */
    record Sum(int allowed, int denied) {

        static final Sum NOTHING = new Sum(0, 0);

        Sum plus(Sum other) {
            return other == NOTHING ? this : new Sum(allowed | other.allowed, denied | other.denied);
        }

        /** Deny beats allow, and a ceiling both; who may not view may do nothing. */
        int effective(int ceiling) {
            int left = allowed & ~denied & ceiling;
            return (left & Permission.VIEW.bit()) == 0 ? 0 : left;
        }
    }

    /** Whatever else is allowed, seeing goes with it; a denial is taken as it stands. */
    static int normalised(Effect effect, int mask) {
        return effect == Effect.ALLOW ? mask | Permission.VIEW.bit() : mask;
    }

    static Sum sum(Collection<Grant> grants) {
        var sum = Sum.NOTHING;
        for (var grant : grants) {
            sum = sum.plus(sum(grant));
        }
        return sum;
    }

    static Sum sum(Grant grant) {
        return grant.effect() == Effect.ALLOW ? new Sum(grant.mask(), 0) : new Sum(0, grant.mask());
    }

    /** What is left in every class of the containers, for someone without a ceiling. */
    static Map<Long, Integer> effective(Collection<Container> containers, Map<Long, Sum> own) {
        return Tree.of(containers).effective(own, ALL);
    }

    /**
     * Whether a grant counts for a link: its own, and whatever is taken from everyone in the network or from those who
     * made the link, for whoever holds a link is less than they are.
     *
     * @param makers what {@link #makers} says of the link's own grants
     */
    static boolean countsForLink(Grant grant, Subject.OfLink link, Set<UUID> makers) {
        if (grant.subject().equals(link)) {
            return true;
        }
        var subject = grant.subject().id();
        return grant.effect() == Effect.DENY && (subject == null || makers.contains(subject));
    }

    /** Those who gave the link what it has, and the groups they are in. */
    static Set<UUID> makers(Collection<Grant> grants, Subject.OfLink link, People people) {
        return grants.stream()
                .filter(grant -> grant.subject().equals(link))
                .map(Grant::grantedBy)
                .distinct()
                .flatMap(maker -> People.ids(maker, people.groupsOf(maker)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
