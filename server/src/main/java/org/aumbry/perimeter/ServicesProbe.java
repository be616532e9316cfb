package org.aumbry.perimeter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aumbry.kernel.Listening;
import org.aumbry.kernel.Listening.Port;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks whether each service carries what its class requires, whether each measure is watched by probes that are in
 * this program, and whether each open port belongs to a service.
 */
@Component
class ServicesProbe implements Probe {

    private final Supplier<Set<String>> probes;
    private final Supplier<List<Port>> ports;

    @Autowired
    ServicesProbe(ObjectProvider<Probe> probes, ObjectProvider<Listening> listening) {
        this(
                () -> probes.stream().map(Probe::id).collect(Collectors.toSet()),
                () -> listening.stream().flatMap(each -> each.ports().stream()).toList());
    }

    ServicesProbe(Supplier<Set<String>> probes, Supplier<List<Port>> ports) {
        this.probes = probes;
        this.ports = ports;
    }

    @Override
    public String id() {
        return "perimeter.services";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-13");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var faults = new ArrayList<String>();
        for (var facility : Facility.values()) {
            facility.tier().lacking(facility.measures())
                    .forEach(each -> faults.add(facility.word() + " lacks " + each.word()));
        }
        var there = probes.get();
        for (var measure : Measure.values()) {
            measure.probes().stream()
                    .filter(probe -> !there.contains(probe))
                    .forEach(probe -> faults.add(measure.word() + " is not watched by " + probe));
        }
        var known = Arrays.stream(Facility.values()).flatMap(each -> each.ports().stream()).toList();
        var open = ports.get();
        open.stream()
                .filter(port -> !known.contains(port.service()))
                .forEach(port -> faults.add("port " + port.number() + " belongs to no service"));
        return faults.isEmpty()
                ? Result.holds("%d services carry the measures of their classes; %d open ports belong to them."
                        .formatted(Facility.values().length, open.size()))
                : Result.fails(String.join("; ", faults) + ".");
    }
}
