package org.aumbry.assurance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Every probe that any module brings, by its name and by the promises it looks at. */
@Component
class ProbeSet {

    private final Map<String, Probe> byId = new TreeMap<>();
    private final Map<String, List<Probe>> byPromise = new HashMap<>();

    ProbeSet(List<Probe> probes) {
        for (var probe : probes) {
            if (byId.put(probe.id(), probe) != null) {
                throw new IllegalStateException("Two probes have the same name: " + probe.id());
            }
            probe.promises()
                    .forEach(promise -> byPromise
                            .computeIfAbsent(promise, none -> new ArrayList<>())
                            .add(probe));
        }
    }

    /** In the order of their names. */
    List<Probe> all() {
        return List.copyOf(byId.values());
    }

    List<Probe> of(String promise) {
        return List.copyOf(byPromise.getOrDefault(promise, List.of()));
    }
}
