package org.aumbry.resilience;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aumbry.data.Topology;
import org.aumbry.data.Topology.Domain;
import org.aumbry.data.Topology.Kind;
import org.aumbry.data.Topology.Part;
import org.aumbry.resilience.SinglePoint.State;
import org.aumbry.resilience.SinglePoint.Why;

/**
 * Finds what is single. One rule: take a part away, or everything with one value of a label; where fewer of a kind are
 * left than work needs, that was a single point of failure.
 */
final class SinglePoints {

    private final Topology topology;
    private final Seen seen;
    private final LocalDate today;
    private final Map<String, SinglePoint> found = new LinkedHashMap<>();

    /**
     * What answers now.
     *
     * @param names of each kind that the program knows itself; a kind that is absent is taken as the topology has it
     * @param quorum how many places of files must answer
     */
    record Seen(Map<Kind, Set<String>> names, int quorum) {}

    private SinglePoints(Topology topology, Seen seen, LocalDate today) {
        this.topology = topology;
        this.seen = seen;
        this.today = today;
    }

    /** Each once, in the order of kinds. */
    static List<SinglePoint> find(Topology topology, Seen seen, LocalDate today) {
        var points = new SinglePoints(topology, seen, today);
        for (var kind : Kind.values()) {
            points.look(kind);
        }
        return List.copyOf(points.found.values());
    }

    private void look(Kind kind) {
        var listed = topology.of(kind);
        if (listed.isEmpty()) {
            add("no " + kind.word(), Why.NONE, kind);
        }
        var there = seen.names().get(kind);
        var present = new ArrayList<>(listed);
        if (there != null) {
            for (var part : listed) {
                if (!there.contains(part.name())) {
                    present.remove(part);
                    add("missing " + kind.word() + " " + part.name(), Why.MISSING, kind);
                }
            }
            var unlisted = new TreeSet<>(there);
            listed.forEach(part -> unlisted.remove(part.name()));
            unlisted.forEach(name -> add("unlisted " + kind.word() + " " + name, Why.UNLISTED, kind));
        }
        alone(kind, present);
        shared(kind, present);
        unknown(kind, present);
    }

    private void alone(Kind kind, List<Part> present) {
        if (present.size() - 1 < needed(kind)) {
            present.forEach(part -> add(kind.word() + " " + part.name(), Why.ALONE, kind));
        }
    }

    private void shared(Kind kind, List<Part> present) {
        for (var domain : Domain.values()) {
            var values = new HashSet<String>();
            for (var part : present) {
                var value = part.labels().get(domain);
                if (value != null && values.add(value)) {
                    long with = present.stream().filter(each -> value.equals(each.labels().get(domain))).count();
                    if (with > 1 && present.size() - with < needed(kind)) {
                        add(domain.word() + " " + value, Why.SHARED, kind);
                    }
                }
            }
        }
    }

    private void unknown(Kind kind, List<Part> present) {
        for (var domain : topology.apart()) {
            for (var part : present) {
                if (!part.labels().containsKey(domain)) {
                    add(domain.word() + " of " + kind.word() + " " + part.name(), Why.UNKNOWN, kind);
                }
            }
        }
    }

    private int needed(Kind kind) {
        return kind == Kind.BLOBS ? seen.quorum() : 1;
    }

    private void add(String point, Why why, Kind kind) {
        var accepted = topology.accepted().stream().filter(each -> each.point().equals(point)).findFirst();
        var valid = accepted.filter(each -> !today.isAfter(each.until()));
        var state = valid.isPresent() ? State.ACCEPTED : accepted.isPresent() ? State.EXPIRED : State.OPEN;
        found.putIfAbsent(point, new SinglePoint(point, why, kind, state, valid.orElse(null)));
    }
}
