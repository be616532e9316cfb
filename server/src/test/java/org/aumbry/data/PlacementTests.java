package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.aumbry.data.Placement.Place;
import org.aumbry.data.Topology.Domain;
import org.aumbry.data.Topology.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

class PlacementTests {

    private static final String FILE = """
            aumbry:
              topology:
                apart: [rack, power]
                parts:
                  - {kind: blobs, name: room 1, rack: r1, power: a, zone: north}
                  - {kind: blobs, name: room 2, rack: r2, power: b}
                  - {kind: blobs, name: room 3, rack: r2, power: c}
                  - {kind: blobs, name: attic, rack: r4}
                  - {kind: archive, name: room 1, rack: r9, power: z}
                accepted:
                  - {point: keys vault, reason: "one is all we have", by: Ana, until: 2027-06-30}
            """;

    private final Topology topology = topology(FILE);

    @Test
    void theFileIsReadAsItIsDocumented() {
        assertThat(topology.apart()).containsExactly(Domain.RACK, Domain.POWER);
        assertThat(topology.labels(Kind.BLOBS, "room 1")).hasSize(3).containsEntry(Domain.ZONE, "north");
        assertThat(topology.labels(Kind.ARCHIVE, "room 1")).containsEntry(Domain.RACK, "r9");
        assertThat(topology.labels(Kind.NODE, "room 1")).isEmpty();
        assertThat(topology.accepted().getFirst().until()).isEqualTo(LocalDate.of(2027, 6, 30));
        assertThatThrownBy(() -> topology(
                        "aumbry: {topology: {accepted: [{point: x, reason: '', by: Ana, until: 2027-01-01}]}}"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void placesThatShareALabelAreRefused() {
        assertThatThrownBy(() -> Placement.require(topology, Kind.BLOBS, List.of("room 1", "room 2", "room 3"), "x"))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("places 2 and 3 share the rack r2");
        Placement.require(topology, Kind.BLOBS, List.of("room 1", "room 2"), "x");
        Placement.require(new Topology(List.of(), topology.parts(), List.of()), Kind.BLOBS,
                List.of("room 2", "room 3"), "x");
    }

    @Test
    void whatFailsTogetherIsToldAndWhatNobodyKnowsToo() {
        assertThat(faults(place("room 1", "d1"), place("room 2", "d2"))).isEmpty();
        assertThat(faults(place("room 1", "d1"), place("room 2", "d1")))
                .containsExactly("places 1 and 2 lie on one disk or in one store");
        assertThat(faults(place("room 2", "d1"), place("room 3", ""), place("attic", "")))
                .containsExactly("nothing is said about the power of place 3", "places 1 and 2 share the rack r2");
        assertThat(faults(place("room 1", ""))).containsExactly("there is no second place");
        var unwatched = new Topology(List.of(), topology.parts(), List.of());
        assertThat(Placement.faults(unwatched, Kind.BLOBS, List.of(place("room 1", ""), place("room 2", ""))))
                .containsExactly("no label is set by which copies are kept apart");
    }

    @Test
    void twoFoldersOnOneDiskAreKnownToBe(@TempDir Path folder) {
        assertThat(Placement.device(folder)).isNotEmpty().isEqualTo(Placement.device(folder.getParent()));
        assertThat(Placement.device(folder.resolve("none"))).isEmpty();
    }

    private List<String> faults(Place... places) {
        return Placement.faults(topology, Kind.BLOBS, List.of(places));
    }

    private static Place place(String name, String device) {
        return new Place(name, device);
    }

    /** Binds as the program does. */
    public static Topology topology(String yaml) {
        try {
            var environment = new StandardEnvironment();
            new YamlPropertySourceLoader()
                    .load("topology", new ByteArrayResource(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .forEach(environment.getPropertySources()::addLast);
            ConfigurationPropertySources.attach(environment);
            return Binder.get(environment).bindOrCreate("aumbry.topology", Topology.class);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
