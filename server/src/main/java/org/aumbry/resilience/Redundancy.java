package org.aumbry.resilience;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aumbry.blobs.BlobPlaces;
import org.aumbry.continuity.ArchiveConsole;
import org.aumbry.data.Topology;
import org.aumbry.data.Topology.Kind;
import org.springframework.stereotype.Service;

/** What the installation is made of, and what of that is single. */
@Service
public class Redundancy {

    private final Topology topology;
    private final BlobPlaces blobs;
    private final ArchiveConsole archive;
    private final NodeRoll nodes;
    private final Clock clock;

    Redundancy(Topology topology, BlobPlaces blobs, ArchiveConsole archive, NodeRoll nodes, Clock clock) {
        this.topology = topology;
        this.blobs = blobs;
        this.archive = archive;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** Whether anybody has said what the installation is made of. */
    public boolean described() {
        return !topology.parts().isEmpty();
    }

    /** Everything that the topology names, in its order. */
    public List<Topology.Part> parts() {
        return topology.parts();
    }

    /** What is single, or may be; for whoever stands at the machine and for operators. */
    public List<SinglePoint> points() {
        return SinglePoints.find(
                topology, new SinglePoints.Seen(seen(), blobs.quorum()),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private Map<Kind, Set<String>> seen() {
        var seen = new EnumMap<Kind, Set<String>>(Kind.class);
        var places = new TreeSet<String>();
        blobs.all().stream()
                .filter(place -> !place.away())
                .map(place -> place.location().isEmpty() ? "place " + (place.number() + 1) : place.location())
                .forEach(places::add);
        seen.put(Kind.BLOBS, places);
        var locations = new TreeSet<String>();
        archive.places().forEach(place -> locations.add(place.name()));
        seen.put(Kind.ARCHIVE, locations);
        seen.put(Kind.NODE, nodes.all().stream()
                .filter(node -> node.state() == NodeRoll.State.SERVES)
                .map(NodeRoll.Node::name)
                .collect(Collectors.toSet()));
        return seen;
    }
}
