package org.aumbry.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.aumbry.kernel.AccessClass;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What narrows the grants: labels, and what is on its way out. Whoever puts or removes a restriction has decided that
 * the person may and writes the entry; here it only takes effect, for every face and from the next question on.
 */
@Service
public class Restrictions {

    private final RestrictionStore store;
    private final Narrowing narrowing;

    Restrictions(RestrictionStore store, Narrowing narrowing) {
        this.store = store;
        this.narrowing = narrowing;
    }

    /** Lets the restriction bind the class and everything below it. */
    @Transactional
    public void put(AccessClass accessClass, UUID source, Restriction restriction) {
        store.put(accessClass, source, restriction);
    }

    /** Ends what came from that source on the class itself; says whether there was any. */
    @Transactional
    public boolean remove(AccessClass accessClass, UUID source) {
        return store.remove(accessClass, source);
    }

    /** Changes everything that came from that source, wherever it stands. */
    @Transactional
    public void change(UUID source, Restriction restriction) {
        store.change(source, restriction);
    }

    /** What binds the class: the strictest of what stands on it and on everything around it. */
    @Transactional(readOnly = true)
    public Restriction of(AccessClass accessClass) {
        return narrowing.current().at(accessClass);
    }

    /** Where what binds each class comes from, innermost first; classes that nothing binds are absent. */
    @Transactional(readOnly = true)
    public Map<AccessClass, List<UUID>> sources(Collection<AccessClass> classes) {
        var restraints = narrowing.current();
        var sources = new HashMap<AccessClass, List<UUID>>();
        for (var accessClass : classes) {
            var here = restraints.sources(accessClass);
            if (!here.isEmpty()) {
                sources.put(accessClass, here);
            }
        }
        return sources;
    }

    /** Where restrictions stand themselves: their source by class, those of one class in no order. */
    @Transactional(readOnly = true)
    public Map<AccessClass, List<UUID>> standing() {
        var standing = new HashMap<AccessClass, List<UUID>>();
        for (var placed : store.all()) {
            standing.merge(placed.accessClass(), List.of(placed.source()), Restrictions::joined);
        }
        return standing;
    }

    private static List<UUID> joined(List<UUID> some, List<UUID> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
