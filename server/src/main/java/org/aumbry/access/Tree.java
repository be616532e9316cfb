package org.aumbry.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;

/** All classes of a tenant as they hang in each other, as of one moment; shared by everyone's answers. */
final class Tree {

    /** How far a class can lie below the space it belongs to: thirty-two folders, a document, and room. */
    static final int DEEPEST = 64;

    private final Map<Long, Container> byId;
    private final Map<Long, List<Container>> inheriting;

    private Tree(Map<Long, Container> byId, Map<Long, List<Container>> inheriting) {
        this.byId = byId;
        this.inheriting = inheriting;
    }

    static Tree of(Collection<Container> containers) {
        var byId = HashMap.<Long, Container>newHashMap(containers.size());
        containers.forEach(container -> byId.put(container.id().value(), container));
        var inheriting = new HashMap<Long, List<Container>>();
        for (var container : containers) {
            var parent = container.parent();
            if (container.inherits() && parent != null) {
                inheriting.computeIfAbsent(parent.value(), key -> new ArrayList<>(2)).add(container);
            }
        }
        return new Tree(byId, inheriting);
    }

    Set<Long> ids() {
        return byId.keySet();
    }

    Optional<Container> find(AccessClass id) {
        return Optional.ofNullable(byId.get(id.value()));
    }

    /** The container that is that thing. */
    Optional<Container> find(ObjectRef object) {
        return byId.values().stream().filter(container -> container.object().equals(object)).findAny();
    }

    /** The space or drive that the class lies in, however deep and whatever is broken in between. */
    Optional<Container> root(AccessClass id) {
        var at = byId.get(id.value());
        for (int step = 0; at != null && step < DEEPEST; step++) {
            var parent = at.parent();
            if (parent == null) {
                return Optional.of(at);
            }
            at = byId.get(parent.value());
        }
        return Optional.empty();
    }

    /** The class and those around it as far as inheritance reaches, innermost first. */
    List<Container> chain(AccessClass id) {
        var chain = new ArrayList<Container>();
        for (var at = byId.get(id.value()); at != null && chain.size() < DEEPEST; at = around(at)) {
            chain.add(at);
        }
        return chain;
    }

    /**
     * Sums up from each class's own grants along inheritance; looks at no class in which nothing is given or taken.
     *
     * @param own what the class's own grants give and take, for the classes that have any
     * @param ceiling the most that may be left anywhere
     * @return the effective mask of every class in which something is left
     */
    Map<Long, Integer> effective(Map<Long, AccessRules.Sum> own, int ceiling) {
        var sums = new HashMap<Long, AccessRules.Sum>();
        var opened = new HashSet<Long>();
        own.keySet().forEach(id -> {
            var start = byId.get(id);
            if (start != null) {
                sumOf(start, own, sums);
                spread(start, own, sums, opened);
            }
        });
        var masks = HashMap.<Long, Integer>newHashMap(sums.size());
        sums.forEach((id, sum) -> {
            int mask = sum.effective(ceiling);
            if (mask != 0) {
                masks.put(id, mask);
            }
        });
        return masks;
    }

    private void spread(
            Container start, Map<Long, AccessRules.Sum> own, Map<Long, AccessRules.Sum> sums, Set<Long> opened) {
        var pending = new ArrayDeque<Container>();
        pending.add(start);
        while (!pending.isEmpty()) {
            var at = pending.removeLast();
            if (opened.add(at.id().value())) {
                var around = sums.getOrDefault(at.id().value(), AccessRules.Sum.NOTHING);
                for (var below : inheriting.getOrDefault(at.id().value(), List.of())) {
                    var here = own.getOrDefault(below.id().value(), AccessRules.Sum.NOTHING);
                    sums.put(below.id().value(), around.plus(here));
                    pending.add(below);
                }
            }
        }
    }

    private void sumOf(Container start, Map<Long, AccessRules.Sum> own, Map<Long, AccessRules.Sum> sums) {
        var pending = new ArrayList<Container>();
        var known = AccessRules.Sum.NOTHING;
        for (var at = start; at != null; at = around(at)) {
            var earlier = sums.get(at.id().value());
            if (earlier != null) {
                known = earlier;
                break;
            }
            pending.add(at);
        }
        for (var at : pending.reversed()) {
            known = known.plus(own.getOrDefault(at.id().value(), AccessRules.Sum.NOTHING));
            sums.put(at.id().value(), known);
        }
    }

    private @Nullable Container around(Container at) {
        var parent = at.parent();
        return at.inherits() && parent != null ? byId.get(parent.value()) : null;
    }
}
