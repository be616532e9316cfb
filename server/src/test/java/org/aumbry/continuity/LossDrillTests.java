package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.aumbry.continuity.LossDrill.Kind;
import org.aumbry.testing.AumbryTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Losses are tried, measured, signed; a probe turns red when one did not hold, is overdue or was never tried. */
@AumbryTest
class LossDrillTests {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    @Autowired LossDrills drills;
    @Autowired LossDrillStore store;
    @Autowired FileLossDrill files;
    @Autowired LossDrillsProbe probe;

    @Test
    void whereThereIsOnePlaceItsLossIsSaidToBeTheEnd() {
        var drill = files.run();
        assertThat(drill.holds()).as("one place alone").isFalse();
        assertThat(drill.said()).contains("Without place 1 of 1", "new files are not taken");
        var kept = store.newest(50).stream().filter(each -> each.id().equals(drill.id())).findFirst().orElseThrow();
        assertThat(drills.signed(kept)).as("what is read back is what was signed").isTrue();
        assertThat(drills.signed(changed(kept, true))).as("another result").isFalse();
        assertThat(probe.look().holds()).isFalse();
    }

    @Test
    void whatAPromotionPutOnRecordIsSignedByTheServer() {
        var unsigned = new LossDrill(
                UUID.randomUUID(), Kind.DATABASE, drills.now(), Duration.ofSeconds(2), Duration.ZERO, true, "x", null);
        store.add(unsigned);
        assertThat(drills.signed(unsigned)).isFalse();
        drills.signWaiting();
        var kept = store.newest(50).stream().filter(each -> each.id().equals(unsigned.id())).findFirst().orElseThrow();
        assertThat(drills.signed(kept)).isTrue();
    }

    private static LossDrill changed(LossDrill drill, boolean holds) {
        return new LossDrill(
                drill.id(), drill.kind(), drill.begunAt(), drill.took(), drill.lost(), holds, drill.said(),
                drill.report());
    }

    @Test
    void everyKindOfLossMustHaveBeenTriedLatelyAndHeld() {
        var all = List.of(drill(Kind.NODE, 90, true), drill(Kind.FILES, 7, true), drill(Kind.DATABASE, 90, true));
        assertThat(look(all, true)).isTrue();
        assertThat(look(all, false)).as("not signed").isFalse();
        for (int i = 0; i < all.size(); i++) {
            var missing = new ArrayList<>(all);
            missing.remove(i);
            assertThat(look(missing, true)).as("never tried").isFalse();
            var failed = new ArrayList<>(all);
            failed.set(i, drill(all.get(i).kind(), 1, false));
            assertThat(look(failed, true)).as("did not hold").isFalse();
            var overdue = new ArrayList<>(all);
            overdue.set(i, drill(all.get(i).kind(), all.get(i).kind() == Kind.FILES ? 9 : 101, true));
            assertThat(look(overdue, true)).as("overdue").isFalse();
        }
    }

    @Test
    void aPromotionMustHaveHeldBeenQuickAndLately() {
        assertThat(promotion(drill(Kind.DATABASE, 90, true))).isTrue();
        assertThat(promotion(drill(Kind.DATABASE, 101, true))).isFalse();
        assertThat(promotion(drill(Kind.DATABASE, 1, false))).as("the old one is not kept from writes").isFalse();
        assertThat(promotion(drill(Kind.NODE, 1, true))).as("never").isFalse();
        var slow = new LossDrill(
                UUID.randomUUID(), Kind.DATABASE, NOW, Duration.ofMinutes(6), Duration.ZERO, true, "x", "");
        assertThat(promotion(slow)).isFalse();
    }

    private static boolean look(List<LossDrill> newest, boolean signed) {
        return new LossDrillsProbe(() -> newest, drill -> signed, Clock.fixed(NOW, ZoneOffset.UTC)).look().holds();
    }

    private static boolean promotion(LossDrill drill) {
        return new PromotionProbe(() -> List.of(drill), each -> true, Clock.fixed(NOW, ZoneOffset.UTC)).look().holds();
    }

    private static LossDrill drill(Kind kind, int days, boolean holds) {
        return new LossDrill(
                UUID.randomUUID(), kind, NOW.minus(Duration.ofDays(days)), Duration.ofSeconds(2), Duration.ZERO, holds,
                "x", "signed");
    }
}
