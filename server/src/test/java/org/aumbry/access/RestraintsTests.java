package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RestraintsTests {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final UUID OUTER = new UUID(1, 1);
    private static final UUID INNER = new UUID(1, 2);
    private static final int ALL = 63;
    private static final int WITHOUT_DOWNLOAD = 47;

    /** A space 1 with a folder 2 that broke off, in it a document 3; beside it a space 4. */
    private static final List<Container> TREE =
            List.of(container(3, 2L, true), container(2, 1L, false), container(1, null, false),
                    container(4, null, false));

    private static final Masks EVERYTHING = Masks.of(Map.of(1L, ALL, 2L, ALL, 3L, ALL, 4L, ALL));

    @Test
    void aContainersLabelBindsWhatIsInItThoughInheritanceIsBroken() {
        var restraints = restraints(placed(1, OUTER, 0, Demand.NO_LINKS));

        assertThat(restraints.at(new AccessClass(3)).asks(Demand.NO_LINKS)).isTrue();
        assertThat(restraints.at(new AccessClass(4))).isEqualTo(Restriction.NONE);
        assertThat(restraints.sources(new AccessClass(2))).containsExactly(OUTER);
    }

    @Test
    void insideItOnlyGetsStricter() {
        var restraints = restraints(
                placed(1, OUTER, 15, Demand.SECOND_FACTOR), placed(3, INNER, 60, Demand.WATERMARK));

        assertThat(restraints.at(new AccessClass(3)))
                .isEqualTo(new Restriction(Set.of(Demand.SECOND_FACTOR, Demand.WATERMARK), 15));
        assertThat(restraints.at(new AccessClass(1))).isEqualTo(new Restriction(Set.of(Demand.SECOND_FACTOR), 15));
        assertThat(restraints.sources(new AccessClass(3))).containsExactly(INNER, OUTER);
    }

    @Test
    void guestsLoseWhatIsNotForThem() {
        var left = restraints(placed(2, OUTER, 0, Demand.NO_GUESTS))
                .narrow(EVERYTHING, new Restraints.Standing(Restraints.Kind.GUEST, true, NOW), NOW);

        assertThat(left.masks().toMap()).containsOnlyKeys(1L, 4L);
        assertThat(left.unproven()).isEmpty();
    }

    @Test
    void aLinkDoesNotOpenWhatAsksForNone() {
        var link = new Restraints.Standing(Restraints.Kind.LINK, false, null);
        for (var demand : List.of(Demand.NO_LINKS, Demand.NO_GUESTS, Demand.WATERMARK, Demand.SECOND_FACTOR)) {
            assertThat(restraints(placed(2, OUTER, 0, demand)).narrow(EVERYTHING, link, NOW).masks().toMap())
                    .containsOnlyKeys(1L, 4L);
        }
    }

    @Test
    void withoutASecondFactorItIsAsIfItWereNotThere() {
        var restraints = restraints(placed(2, OUTER, 0, Demand.SECOND_FACTOR));

        var without = restraints.narrow(EVERYTHING, new Restraints.Standing(Restraints.Kind.MEMBER, false, NOW), NOW);
        assertThat(without.masks().toMap()).containsOnlyKeys(1L, 4L);
        assertThat(without.unproven()).containsExactlyInAnyOrder(2L, 3L);
        var with = restraints.narrow(EVERYTHING, new Restraints.Standing(Restraints.Kind.MEMBER, true, NOW), NOW);
        assertThat(with.masks().toMap()).isEqualTo(EVERYTHING.toMap());
        assertThat(with.unproven()).isEmpty();
    }

    @Test
    void aLookGetsTooOldToTheSecond() {
        var restraints = restraints(placed(1, OUTER, 15));
        var standing = new Restraints.Standing(Restraints.Kind.MEMBER, true, NOW);

        assertThat(restraints.narrow(EVERYTHING, standing, NOW.plusSeconds(899)).masks().toMap()).hasSize(4);
        assertThat(restraints.narrow(EVERYTHING, standing, NOW.plusSeconds(900)).masks().toMap()).containsOnlyKeys(4L);
        assertThat(restraints.provenUntil(standing, NOW)).isEqualTo(NOW.plusSeconds(900));
        var never = new Restraints.Standing(Restraints.Kind.MEMBER, false, null);
        assertThat(restraints.narrow(EVERYTHING, never, NOW).masks().toMap()).containsOnlyKeys(4L);
    }

    @Test
    void whatMustNotLeaveIsViewedOnly() {
        var standing = new Restraints.Standing(Restraints.Kind.MEMBER, true, NOW);
        for (var demand : List.of(Demand.NO_DOWNLOAD, Demand.WATERMARK)) {
            assertThat(restraints(placed(3, OUTER, 0, demand)).narrow(EVERYTHING, standing, NOW).masks().toMap())
                    .containsEntry(3L, WITHOUT_DOWNLOAD)
                    .containsEntry(2L, ALL);
        }
    }

    @Test
    void theProductItselfHasNothingToShowButIsNotLetIntoWhatIsClosed() {
        var system = new Restraints.Standing(Restraints.Kind.SYSTEM, false, null);

        assertThat(restraints(placed(1, OUTER, 5, Demand.SECOND_FACTOR))
                .narrow(EVERYTHING, system, NOW).masks().toMap())
                .hasSize(4);
        assertThat(restraints(placed(1, OUTER, 0, Demand.CLOSED)).narrow(EVERYTHING, system, NOW).masks().toMap())
                .containsOnlyKeys(4L);
    }

    @Test
    void stricterIsComparedDemandByDemand() {
        var none = Restriction.NONE;
        var some = new Restriction(Set.of(Demand.NO_LINKS), 30);
        assertThat(some.atLeast(none)).isTrue();
        assertThat(none.atLeast(some)).isFalse();
        assertThat(new Restriction(Set.of(Demand.NO_LINKS), 15).atLeast(some)).isTrue();
        assertThat(new Restriction(Set.of(Demand.NO_LINKS), 60).atLeast(some)).isFalse();
        assertThat(new Restriction(Set.of(Demand.NO_GUESTS), 15).atLeast(some)).isFalse();
    }

    private static Restraints restraints(Restraints.Placed... placed) {
        return Restraints.of(TREE, List.of(placed));
    }

    private static Restraints.Placed placed(long id, UUID source, int fresh, Demand... demands) {
        return new Restraints.Placed(new AccessClass(id), source, new Restriction(Set.of(demands), fresh));
    }

    private static Container container(long id, @Nullable Long parent, boolean inherits) {
        var around = parent == null ? null : new AccessClass(parent);
        return new Container(new AccessClass(id), new ObjectRef("folder", new UUID(0, id)), around, inherits);
    }
}
