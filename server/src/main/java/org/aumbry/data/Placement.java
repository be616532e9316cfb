package org.aumbry.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aumbry.data.Topology.Domain;
import org.aumbry.data.Topology.Kind;

/** Whether places that each hold a copy of the same would be lost together. */
public final class Placement {

    private Placement() {}

    /**
     * A place with a copy.
     *
     * @param name as the topology calls it; empty when it has none
     * @param device what it really lies on, a file system or a store; empty when nobody knows
     */
    public record Place(String name, String device) {}

    /** Two places, by their numbers from 0, that have the same value of a label. */
    private record Clash(Domain domain, String value, int first, int second) {

        String told() {
            return "places " + (first + 1) + " and " + (second + 1) + " share the " + domain.word() + " " + value;
        }
    }

    /**
     * Refuses places that share a label which copies are kept apart by: nothing is put there.
     *
     * @param names of the places in their order
     * @param setting that names the places
     */
    public static void require(Topology topology, Kind kind, List<String> names, String setting) {
        clash(topology, kind, names).ifPresent(clash -> {
            throw new CannotStartException("Two copies of the same would be lost together: of " + setting + ", "
                    + clash.told() + ", and aumbry.topology.apart keeps copies in different ones. Move one of the"
                    + " places, or leave " + clash.domain().word() + " out of aumbry.topology.apart until it is"
                    + " moved.");
        });
    }

    /** What is wrong with the places, each in a few words; empty when no two would be lost together. */
    public static List<String> faults(Topology topology, Kind kind, List<Place> places) {
        var faults = new ArrayList<String>();
        if (topology.apart().isEmpty()) {
            faults.add("no label is set by which copies are kept apart");
        }
        if (places.size() < 2) {
            faults.add("there is no second place");
        }
        for (int i = 0; i < places.size(); i++) {
            var labels = topology.labels(kind, places.get(i).name());
            for (var domain : topology.apart()) {
                if (!labels.containsKey(domain)) {
                    faults.add("nothing is said about the " + domain.word() + " of place " + (i + 1));
                }
            }
        }
        clash(topology, kind, places.stream().map(Place::name).toList()).map(Clash::told).ifPresent(faults::add);
        var devices = new HashMap<String, Integer>();
        for (int i = 0; i < places.size(); i++) {
            var device = places.get(i).device();
            var other = device.isEmpty() ? null : devices.putIfAbsent(device, i);
            if (other != null) {
                faults.add("places " + (other + 1) + " and " + (i + 1) + " lie on one disk or in one store");
            }
        }
        return faults;
    }

    private static Optional<Clash> clash(Topology topology, Kind kind, List<String> names) {
        for (var domain : topology.apart()) {
            Map<String, Integer> seen = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                var value = topology.labels(kind, names.get(i)).get(domain);
                var other = value == null ? null : seen.putIfAbsent(value, i);
                if (value != null && other != null) {
                    return Optional.of(new Clash(domain, value, other, i));
                }
            }
        }
        return Optional.empty();
    }

    /** The file system that a folder lies on; empty when it can't be asked. */
    public static String device(Path folder) {
        try {
            return "file system " + Files.getAttribute(folder, "unix:dev");
        } catch (IOException | UnsupportedOperationException unknown) {
            return "";
        }
    }
}
