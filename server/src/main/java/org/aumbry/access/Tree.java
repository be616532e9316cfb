package org.aumbry.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;

/** All classes of a tenant as they hang in each other, as of one moment; shared by everyone's answers. */
final class Tree {

    /** How far a class can lie below the space it belongs to: thirty-two folders, a document, and room. */
    static final int DEEPEST = 64;

    private final Container[] containers;
    private final long[] ids;
    private final Walk walk;

    private Tree(Container[] containers) {
        this.containers = containers;
        this.ids = new long[containers.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = containers[i].id().value();
        }
        var around = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            var parent = containers[i].parent();
            around[i] = containers[i].inherits() && parent != null ? index(parent.value()) : -1;
        }
        this.walk = Walk.of(around);
    }

    static Tree of(Collection<Container> containers) {
        var sorted = containers.toArray(Container[]::new);
        Arrays.sort(sorted, Comparator.comparing((Container container) -> container.id().value()));
        return new Tree(sorted);
    }

    /** The same where of the touched classes only these are left, as they are now. */
    Tree with(Set<Long> touched, Collection<Container> instead) {
        var all = new ArrayList<Container>(containers.length + instead.size());
        for (var container : containers) {
            if (!touched.contains(container.id().value())) {
                all.add(container);
            }
        }
        all.addAll(instead);
        return of(all);
    }

    Set<Long> ids() {
        var all = new TreeSet<Long>();
        for (long id : ids) {
            all.add(id);
        }
        return all;
    }

    int size() {
        return ids.length;
    }

    List<Container> containers() {
        return List.of(containers);
    }

    Optional<Container> find(AccessClass id) {
        return Optional.ofNullable(at(id.value()));
    }

    /** The container that is that thing. */
    Optional<Container> find(ObjectRef object) {
        return Arrays.stream(containers).filter(container -> container.object().equals(object)).findAny();
    }

    /** The space or drive that the class lies in, however deep and whatever is broken in between. */
    Optional<Container> root(AccessClass id) {
        var at = at(id.value());
        for (int step = 0; at != null && step < DEEPEST; step++) {
            var parent = at.parent();
            if (parent == null) {
                return Optional.of(at);
            }
            at = at(parent.value());
        }
        return Optional.empty();
    }

    /** The class and those around it as far as inheritance reaches, innermost first. */
    List<Container> chain(AccessClass id) {
        var chain = new ArrayList<Container>();
        for (var at = at(id.value()); at != null && chain.size() < DEEPEST; at = around(at)) {
            chain.add(at);
        }
        return chain;
    }

    /**
     * Sums up along inheritance what is given and taken; looks at no class in or around which nothing is.
     *
     * @param at what has ended by then does not count
     * @param ceiling the most that may be left anywhere
     */
    Masks effective(Given given, Instant at, int ceiling) {
        var placed = placed(given);
        var packed = new long[reached(placed)];
        int count = 0;
        long micros = Given.micros(at);
        int next = 0;
        while (next < placed.length) {
            int start = Walk.first(placed[next]);
            int end = walk.end(start);
            var allowed = new byte[end - start];
            var denied = new byte[end - start];
            for (int i = start; i < end; i++) {
                int around = i == start ? -1 : walk.around(i) - start;
                int gives = around < 0 ? 0 : allowed[around];
                int takes = around < 0 ? 0 : denied[around];
                for (; next < placed.length && Walk.first(placed[next]) == i; next++) {
                    gives |= given.allowed(Walk.second(placed[next]), micros);
                    takes |= given.denied(Walk.second(placed[next]), micros);
                }
                allowed[i - start] = (byte) gives;
                denied[i - start] = (byte) takes;
                int mask = new AccessRules.Sum(gives, takes).effective(ceiling);
                if (mask != 0) {
                    packed[count++] = Masks.packed(ids[walk.node(i)], mask);
                }
            }
        }
        return Masks.unpacked(packed, count);
    }

    /** What is left of sums known by class. */
    Map<Long, Integer> effective(Map<Long, AccessRules.Sum> own, int ceiling) {
        var all = new Given.Gathering();
        new TreeMap<>(own).forEach((id, sum) -> {
            all.add(id, Effect.ALLOW, sum.allowed(), null);
            all.add(id, Effect.DENY, sum.denied(), null);
        });
        return effective(all.given(), Instant.EPOCH, ceiling).toMap();
    }

    /** Where on the walk each grant stands, in the order of the walk; grants on classes that are gone are left out. */
    private long[] placed(Given given) {
        var placed = new long[given.size()];
        int count = 0;
        for (int i = 0; i < placed.length; i++) {
            int index = index(given.classAt(i));
            if (index >= 0) {
                placed[count++] = Walk.pair(walk.position(index), i);
            }
        }
        Arrays.sort(placed, 0, count);
        return Arrays.copyOf(placed, count);
    }

    /** How many classes lie in or below those. */
    private int reached(long[] placed) {
        int total = 0;
        int end = 0;
        for (long each : placed) {
            int start = Walk.first(each);
            if (start >= end) {
                end = walk.end(start);
                total += end - start;
            }
        }
        return total;
    }

    private @Nullable Container around(Container at) {
        var parent = at.parent();
        return at.inherits() && parent != null ? at(parent.value()) : null;
    }

    private @Nullable Container at(long id) {
        int index = index(id);
        return index < 0 ? null : containers[index];
    }

    private int index(long id) {
        int at = Arrays.binarySearch(ids, id);
        return at < 0 ? -1 : at;
    }
}
