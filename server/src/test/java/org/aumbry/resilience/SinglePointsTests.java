package org.aumbry.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aumbry.data.Topology;
import org.aumbry.data.Topology.Acceptance;
import org.aumbry.data.Topology.Domain;
import org.aumbry.data.Topology.Kind;
import org.aumbry.data.Topology.Part;
import org.aumbry.resilience.SinglePoint.State;
import org.aumbry.resilience.SinglePoint.Why;
import org.junit.jupiter.api.Test;

class SinglePointsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final Map<Kind, Set<String>> ALL = Map.of(
            Kind.BLOBS, Set.of("b1", "b2", "b3"), Kind.ARCHIVE, Set.of("a1", "a2"));

    @Test
    void whereEverythingIsThereTwiceNothingIsSingle() {
        assertThat(points(twice(), List.of(), ALL)).isEmpty();
        assertThat(probe(twice(), List.of()).look().holds()).isTrue();
    }

    @Test
    void aKindWithOnePartHangsOnIt() {
        var parts = twice();
        parts.removeIf(part -> part.name().equals("k2"));
        assertThat(points(parts, List.of(), ALL)).containsExactly("keys k1 ALONE OPEN");
        assertThat(probe(parts, List.of()).look().holds()).isFalse();
        assertThat(probe(parts, List.of()).look().observed()).contains("keys k1");
        parts.removeIf(part -> part.kind() == Kind.KEYS);
        assertThat(points(parts, List.of(), ALL)).containsExactly("no keys NONE OPEN");
    }

    @Test
    void aRackThatHoldsTooMuchIsSingle() {
        var parts = twice();
        parts.replaceAll(part -> part.name().equals("d2") ? part(Kind.DATABASE, "d2", "r1") : part);
        assertThat(points(parts, List.of(), ALL)).containsExactly("rack r1 SHARED OPEN");
        parts.replaceAll(part -> part.name().equals("b2") ? part(Kind.BLOBS, "b2", "r1") : part);
        assertThat(points(parts, List.of(), ALL)).as("each is told once").containsExactly("rack r1 SHARED OPEN");
    }

    @Test
    void whatAQuorumNeedsIsSingleToo() {
        var parts = twice();
        parts.removeIf(part -> part.name().equals("b3"));
        assertThat(points(parts, List.of(), Map.of(Kind.BLOBS, Set.of("b1", "b2"))))
                .as("with two places both must answer")
                .containsExactly("blobs b1 ALONE OPEN", "blobs b2 ALONE OPEN");
    }

    @Test
    void whatRunsContradictsTheFile() {
        assertThat(points(twice(), List.of(), Map.of(Kind.ARCHIVE, Set.of("a1", "a9"))))
                .containsExactly("missing archive a2 MISSING OPEN", "unlisted archive a9 UNLISTED OPEN",
                        "archive a1 ALONE OPEN");
        var parts = twice();
        parts.replaceAll(part -> part.name().equals("e2") ? part(Kind.ENTRANCE, "e2", null) : part);
        assertThat(points(parts, List.of(), ALL)).containsExactly("rack of entrance e2 UNKNOWN OPEN");
    }

    @Test
    void whoeverBearsOneDoesSoForATime() {
        var parts = twice();
        parts.removeIf(part -> part.name().equals("k2"));
        var accepted = new Acceptance("keys k1", "The second module comes in spring", "Ola", TODAY);
        assertThat(points(parts, List.of(accepted), ALL)).containsExactly("keys k1 ALONE ACCEPTED");
        assertThat(probe(parts, List.of(accepted)).look().holds()).isTrue();
        var over = new Acceptance("keys k1", "The second module comes in spring", "Ola", TODAY.minusDays(1));
        assertThat(points(parts, List.of(over), ALL)).containsExactly("keys k1 ALONE EXPIRED");
        assertThat(probe(parts, List.of(over)).look().holds()).isFalse();
    }

    @Test
    void withoutAFileEverythingCounts() {
        var nothing = find(List.of(), List.of(), Map.of());
        assertThat(nothing).hasSize(Kind.values().length).allSatisfy(point -> {
            assertThat(point.why()).isEqualTo(Why.NONE);
            assertThat(point.state()).isEqualTo(State.OPEN);
        });
    }

    /** Two of each, three places of files, each in a rack of its own. */
    private static List<Part> twice() {
        var parts = new ArrayList<Part>();
        for (var kind : Kind.values()) {
            var letter = kind.word().substring(0, 1);
            for (int n = 1; n <= (kind == Kind.BLOBS ? 3 : 2); n++) {
                parts.add(part(kind, letter + n, "r" + n));
            }
        }
        return parts;
    }

    private static Part part(Kind kind, String name, @org.jspecify.annotations.Nullable String rack) {
        return new Part(kind, name, rack, null, null, null);
    }

    private static SinglePointsProbe probe(List<Part> parts, List<Acceptance> accepted) {
        return new SinglePointsProbe(() -> find(parts, accepted, ALL));
    }

    private static List<String> points(List<Part> parts, List<Acceptance> accepted, Map<Kind, Set<String>> seen) {
        return find(parts, accepted, seen).stream()
                .map(point -> point.point() + " " + point.why() + " " + point.state())
                .toList();
    }

    private static List<SinglePoint> find(List<Part> parts, List<Acceptance> accepted, Map<Kind, Set<String>> seen) {
        var topology = new Topology(List.of(Domain.RACK), parts, accepted);
        return SinglePoints.find(topology, new SinglePoints.Seen(seen, 2), TODAY);
    }
}
