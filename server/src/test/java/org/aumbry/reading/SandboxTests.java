package org.aumbry.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walls around a parser process, and that their absence is seen. */
class SandboxTests {

    @TempDir Path data;

    @Test
    void behindItsWallsAProcessGetsNowhere() throws IOException {
        var walls = Sandbox.strongest();
        assumeThat(walls).isNotEqualTo(Sandbox.Walls.NONE);
        try (var parsers = new TestParsers(TestParsers.SETTINGS, walls, data)) {
            var found = parsers.parser().confinement();
            assertThat(found.holds()).as(found.toString()).isTrue();
            assertThat(found.heapBytes()).isLessThanOrEqualTo(256L << 20);
        }
    }

    @Test
    void withoutWallsAProcessSaysWhatStandsOpen() throws IOException {
        try (var parsers = new TestParsers(TestParsers.SETTINGS, Sandbox.Walls.NONE, data)) {
            var found = parsers.parser().confinement();
            assertThat(found.network()).isTrue();
            assertThat(found.data()).isTrue();
            assertThat(found.holds()).isFalse();
        }
    }

    @Test
    void theProbeTurnsWithTheWalls() {
        assumeThat(Sandbox.strongest()).isNotEqualTo(Sandbox.Walls.NONE);
        assertThat(look(Sandbox.strongest()).holds()).isTrue();
        var open = look(Sandbox.Walls.NONE);
        assertThat(open.holds()).isFalse();
        assertThat(open.observed()).contains("it could open a connection");
    }

    @Test
    void theProbeOfLimitsTurnsWhenNothingIsReadInTime() {
        try (var pool = pool(TestParsers.SETTINGS, Sandbox.strongest())) {
            var holding = new LimitsProbe(pool).look();
            assertThat(holding.holds()).as(holding.observed()).isTrue();
        }
        var hurried = TestParsers.settings(java.time.Duration.ofMillis(1), 50);
        try (var pool = pool(hurried, Sandbox.strongest())) {
            assertThat(new LimitsProbe(pool).look().holds()).isFalse();
        }
    }

    private org.aumbry.kernel.Probe.Result look(Sandbox.Walls walls) {
        try (var pool = pool(TestParsers.SETTINGS, walls)) {
            return new IsolationProbe(pool).look();
        }
    }

    private ParserPool pool(ReadingSettings settings, Sandbox.Walls walls) {
        return new ParserPool(settings, new Sandbox(settings, ClassPath::own, () -> walls), data);
    }
}
