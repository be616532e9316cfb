package org.aumbry.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.access.Demand;
import org.aumbry.access.Reach;
import org.aumbry.access.Restriction;
import org.aumbry.kernel.AccessClass;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Refusal;
import org.junit.jupiter.api.Test;

class LabelRulesTests {

    private static final Label LOW = label(20, Demand.NO_LINKS);
    private static final Label HIGH = label(80, Demand.NO_LINKS, Demand.NO_GUESTS);
    private static final Label ODD = label(90, Demand.WATERMARK);

    @Test
    void lettingGoOfAnythingIsLowering() {
        assertThat(LabelRules.lowers(null, LOW)).isFalse();
        assertThat(LabelRules.lowers(LOW, HIGH)).isFalse();
        assertThat(LabelRules.lowers(HIGH, LOW)).isTrue();
        assertThat(LabelRules.lowers(HIGH, null)).isTrue();
        assertThat(LabelRules.lowers(HIGH, ODD)).as("higher, but guests come back in").isTrue();
    }

    @Test
    void insideOnlyTheSameOrAMoreSensitiveOneFits() {
        assertThat(LabelRules.fitsInside(LOW, null)).isTrue();
        assertThat(LabelRules.fitsInside(HIGH, LOW)).isTrue();
        assertThat(LabelRules.fitsInside(LOW, LOW)).isTrue();
        assertThat(LabelRules.fitsInside(LOW, HIGH)).isFalse();
    }

    @Test
    void whatIsTypedIsBounded() {
        assertThat(LabelRules.name("  Board only ")).isEqualTo("Board only");
        for (var wrong : List.of("", " ", "a\nb", "x".repeat(61))) {
            assertThatThrownBy(() -> LabelRules.name(wrong)).isInstanceOf(Refusal.class);
        }
        for (var wrong : List.of("", "no", "x".repeat(501))) {
            assertThatThrownBy(() -> LabelRules.reason(wrong)).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> LabelRules.rank(0)).isInstanceOf(Refusal.class);
        for (var shut : List.of(Demand.CLOSED, Demand.SEALED, Demand.WITHHELD)) {
            assertThatThrownBy(() -> LabelRules.restriction(new Restriction(Set.of(shut), 0)))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void theMapAccountsForEverythingAndPutsTheWorstFirst() {
        var plans = new ObjectRef("space", new UUID(0, 1));
        var open = new ObjectRef("space", new UUID(0, 2));
        var counts = List.of(
                new Census.Count(plans, new AccessClass(1), 10, 100),
                new Census.Count(plans, new AccessClass(2), 3, 30),
                new Census.Count(open, new AccessClass(3), 7, 70));
        var folder = new ObjectRef("folder", new UUID(0, 9));
        var map = DataMapRules.map(counts, List.of(LOW, HIGH), new DataMapRules.Facts(
                Map.of(new AccessClass(2), HIGH, new AccessClass(3), LOW),
                Map.of(new AccessClass(1), new Reach(2, 5, 0), new AccessClass(2), new Reach(2, 5, 2),
                        new AccessClass(3), new Reach(3, 40, 0)),
                Map.of(new AccessClass(2), folder)));

        assertThat(map.documents()).isEqualTo(20);
        assertThat(map.labels()).extracting(DataMap.OfLabel::documents).containsExactly(10L, 7L, 3L);
        assertThat(map.exposures()).extracting(DataMap.OfExposure::documents).containsExactly(7L, 13L);
        assertThat(map.spaces().getFirst().highest()).isEqualTo(HIGH);
        assertThat(map.hot()).as("guests see something sensitive; everyone seeing something internal is fine")
                .extracting(DataMap.HotSpot::container).containsExactly(folder);
    }

    private static Label label(int rank, Demand... demands) {
        return new Label(
                new LabelId(new UUID(7, rank)), LabelKind.CUSTOM, "L" + rank, rank,
                new Restriction(Set.of(demands), 0));
    }
}
