package org.aumbry.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.aumbry.resilience.PeakLoad.Peak;
import org.aumbry.web.Traffic;
import org.junit.jupiter.api.Test;

class NodeRulesTests {

    @Test
    void thePeakMustFitTheNodesThatAreLeftWithoutTheLargest() {
        assertThat(PeakLoad.remaining(List.of(4, 8))).as("a tenth is kept free").isEqualTo(3600);
        assertThat(PeakLoad.fits(peak(3600, 60), List.of(4, 8))).isTrue();
        assertThat(PeakLoad.fits(peak(3601, 60), List.of(4, 8))).isFalse();
        assertThat(PeakLoad.fits(peak(1, 60), List.of(64))).as("one alone").isFalse();
        assertThat(PeakLoad.fits(peak(1, 9), List.of(4, 4))).as("hardly measured").isFalse();
        assertThat(PeakLoad.fits(peak(1, 60), List.of())).isFalse();
    }

    @Test
    void theProbeTurnsRedWhenTheWorkNoLongerFits() {
        assertThat(probe(3600).look().holds()).isTrue();
        assertThat(probe(3601).look().holds()).isFalse();
        assertThat(probe(3601).look().observed()).contains("3601 ms", "3600 ms are left");
    }

    private static SpareCapacityProbe probe(long cpu) {
        var processors = List.of(4, 8);
        var peak = peak(cpu, 60);
        return new SpareCapacityProbe(() -> new NodeRoll.Gauge(
                2, peak.minutes(), peak.cpuMillis(), 10, 1, PeakLoad.remaining(processors),
                PeakLoad.fits(peak, processors)));
    }

    @Test
    void whatWasTakenIsMeasuredOverALookAndCountedOnce() {
        var cpu = new AtomicLong();
        var now = new AtomicLong();
        var meter = new NodeMeter(new Traffic(event -> { }), cpu::get, now::get);
        assertThat(meter.look()).isEmpty();
        now.addAndGet(NodeMeter.LOOK.toNanos());
        cpu.addAndGet(Duration.ofSeconds(15).toNanos());
        assertThat(meter.look()).contains(new NodeMeter.Sample(1500, 0, 0));
        assertThat(meter.look()).as("not yet again").isEmpty();
    }

    private static Peak peak(long cpu, long minutes) {
        return new Peak(minutes, cpu, 10, 1);
    }
}
