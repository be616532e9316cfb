package org.aumbry.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.Permission;
import org.jspecify.annotations.Nullable;

/** The decisions themselves, pure. */
final class AccessRules {

    private AccessRules() {}

    /** What is allowed and what is denied, before the one wins over the other. */
    record Sum(int allowed, int denied) {

        static final Sum NOTHING = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(allowed | other.allowed, denied | other.denied);
        }

        /** Deny beats allow; who may not view may do nothing. */
        int effective() {
            int left = allowed & ~denied;
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
            sum = sum.plus(
                    grant.effect() == Effect.ALLOW ? new Sum(grant.mask(), 0) : new Sum(0, grant.mask()));
        }
        return sum;
    }

    /**
     * Sums up from each class's own grants along inheritance.
     *
     * @param own what the class's own grants give and take, for the classes that have any
     * @return the effective mask of every class in which something is left
     */
    static Map<Long, Integer> effective(Collection<Container> containers, Map<Long, Sum> own) {
        var byId = new HashMap<Long, Container>();
        containers.forEach(container -> byId.put(container.id().value(), container));
        var sums = new HashMap<Long, Sum>();
        var masks = new HashMap<Long, Integer>();
        for (var container : containers) {
            int mask = sumOf(container, byId, own, sums).effective();
            if (mask != 0) {
                masks.put(container.id().value(), mask);
            }
        }
        return masks;
    }

    private static Sum sumOf(
            Container container, Map<Long, Container> byId, Map<Long, Sum> own, Map<Long, Sum> sums) {
        List<Container> pending = new ArrayList<>();
        var known = Sum.NOTHING;
        for (var at = container; at != null; at = around(at, byId)) {
            var earlier = sums.get(at.id().value());
            if (earlier != null) {
                known = earlier;
                break;
            }
            pending.add(at);
        }
        for (var at : pending.reversed()) {
            var here = own.getOrDefault(at.id().value(), Sum.NOTHING);
            known = at.inherits() ? known.plus(here) : here;
            sums.put(at.id().value(), known);
        }
        return known;
    }

    private static @Nullable Container around(Container at, Map<Long, Container> byId) {
        return at.inherits() && at.parent() != null ? byId.get(at.parent().value()) : null;
    }
}
