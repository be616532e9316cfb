package org.aumbry.assurance;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.aumbry.kernel.Probe;

/**
 * Everything that the states of one network follow from, at one moment.
 *
 * @param woken by probe, when somebody first did something after it looked
 */
record Picture(
        Map<String, ProbeLook> looks, Map<String, Instant> woken, Map<String, Instant> evidenceEnds, Instant now) {

    PromiseStatus status(Promise promise, List<Probe> probes) {
        var states = probes.stream().map(this::state).toList();
        var lookedAt = probes.stream().allMatch(probe -> looks.containsKey(probe.id()))
                ? probes.stream().map(probe -> looks.get(probe.id()).at()).min(Instant::compareTo).orElse(null)
                : null;
        var state = AssuranceRules.promise(states, evidenceEnds.get(promise.id()), now);
        return new PromiseStatus(promise, state, probes.size(), lookedAt);
    }

    ProbeStatus status(Probe probe) {
        return new ProbeStatus(
                probe.id(), probe.reach(), probe.every(), state(probe), probe.promises(), looks.get(probe.id()));
    }

    /** What the worst of the probes saw; empty when no probe looked. */
    String observed(List<Probe> probes) {
        return probes.stream()
                .filter(probe -> looks.containsKey(probe.id()))
                .max((a, b) -> state(a).compareTo(state(b)))
                .map(probe -> looks.get(probe.id()).observed())
                .orElse("");
    }

    static Map<PromiseState, Integer> count(List<PromiseStatus> all) {
        var counts = new EnumMap<PromiseState, Integer>(PromiseState.class);
        for (var state : PromiseState.values()) {
            counts.put(state, 0);
        }
        all.forEach(status -> counts.merge(status.state(), 1, Integer::sum));
        return counts;
    }

    private PromiseState state(Probe probe) {
        return AssuranceRules.probed(probe.every(), looks.get(probe.id()), woken.get(probe.id()), now);
    }
}
