package org.aumbry.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.aumbry.data.CannotStartException;
import org.aumbry.data.DataFolder;
import org.aumbry.data.Placement;
import org.aumbry.data.Topology;
import org.aumbry.data.Topology.Domain;
import org.aumbry.data.Topology.Kind;
import org.aumbry.data.Topology.Part;
import org.aumbry.kernel.Egress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** No copy is put where another one would be lost with it. */
class BlobsApartTests {

    @TempDir
    private Path folder;

    @Test
    void noStoreIsMadeOfPlacesThatShareWhatCopiesAreKeptApartBy() {
        assertThat(store("r1", "r2").copies()).isEqualTo(2);
        assertThatThrownBy(() -> store("r1", "r1"))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("share the rack r1");
        assertThat(folder.resolve("one")).as("only looked at by the first store").exists();
    }

    @Test
    void theProbeTurnsRedWhereTwoPlacesWouldBeLostTogether() {
        assertThat(probe("r1", "r2", "a", "b").look().holds()).isTrue();
        assertThat(probe("r1", "r1", "a", "b").look().holds()).isFalse();
        assertThat(probe("r1", "r2", "a", "a").look().observed()).contains("lie on one disk");
    }

    private BlobsApartProbe probe(String first, String second, String disk, String other) {
        var places = List.of(new Placement.Place("one", disk), new Placement.Place("two", other));
        return new BlobsApartProbe(() -> Placement.faults(topology(first, second), Kind.BLOBS, places));
    }

    private BlobStore store(String first, String second) {
        var settings = new BlobSettings(
                List.of(folder.resolve("one"), folder.resolve("two")), Map.of(), 0, List.of("one", "two"), null,
                Duration.ofDays(7), Duration.ofDays(35), DataSize.ofBytes(0), DataSize.ofMegabytes(8),
                Duration.ofDays(7));
        try (var data = DataFolder.open(folder.resolve("data"))) {
            return new BlobsConfiguration().blobStore(
                    settings, topology(first, second), data, new RealDisk(), Egress.UNLIMITED, Clock.systemUTC());
        }
    }

    private static Topology topology(String first, String second) {
        return new Topology(
                List.of(Domain.RACK),
                List.of(new Part(Kind.BLOBS, "one", first, null, null, null),
                        new Part(Kind.BLOBS, "two", second, null, null, null)),
                List.of());
    }
}
