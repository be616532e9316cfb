package org.aumbry.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.aumbry.web.Traffic;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Operators see what is single; nobody else does. */
@AumbryTest
class ResilienceWebTests {

    private static final String PAGE = "/operators/resilience";

    @Autowired World world;
    @Autowired Staff staff;
    @Autowired Redundancy redundancy;
    @Autowired SinglePointsProbe probe;
    @Autowired NodeRoll roll;
    @Autowired NodeRollStore store;
    @Autowired Maintenance maintenance;
    @Autowired RollingProbe rolling;

    @Test
    void operatorsSeeThatNobodyHasSaidWhatTheInstallationIsMadeOf() {
        var page = staff.active("Ola").browser().get(PAGE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("write its topology file", "no keys", "unlisted blobs place 1");
        assertThat(redundancy.described()).isFalse();
        assertThat(probe.look().holds()).as("a probe that nobody has to satisfy is none").isFalse();
    }

    @Test
    void nobodyElseSeesIt() {
        assertThat(world.browserOf(world.dee()).get(PAGE).location()).isEqualTo("/operators/sign-in");
        assertThat(world.browserOf(world.bo()).get(PAGE).location()).isEqualTo("/operators/sign-in");
        assertThat(world.browser().get(PAGE).location()).isEqualTo("/operators/sign-in");
    }

    @Test
    void aNodeIsSentAwayByAnOperatorWhoIsThereAndOnlyWhileAnotherServes() {
        var ola = staff.active("Ola").browser();
        roll.beat();
        assertThat(ola.post(PAGE + "/drain", "node", "first").body()).contains("No other node serves");
        var second = UUID.randomUUID();
        store.enter(second, "second", 64);
        try {
            store.keep(second, new NodeMeter.Sample(700, 5, 2));
            store.keep(second, new NodeMeter.Sample(500, 5, 3));
            assertThat(ola.get(PAGE).body()).contains("Have second leave", "0.7 of 64 processors");
            assertThat(ola.post(PAGE + "/drain", "node", "third").status()).isEqualTo(422);
            assertThat(world.browserOf(world.dee()).post(PAGE + "/drain", "node", "second").location())
                    .isNotEqualTo(PAGE);
            assertThat(store.beat(second)).contains(NodeRoll.Word.STAY);
            assertThat(ola.post(PAGE + "/drain", "node", "second").location()).isEqualTo(PAGE);
            assertThat(store.beat(second)).as("it hears that").contains(NodeRoll.Word.LEAVE);
            assertThat(state(second)).isEqualTo(NodeRoll.State.LEAVING);
            assertThat(redundancy.points()).noneMatch(point -> point.point().equals("unlisted node second"));
            store.end(second);
            assertThat(state(second)).isEqualTo(NodeRoll.State.LEFT);
            store.enter(second, "second", 64);
            assertThat(state(second)).as("started anew").isEqualTo(NodeRoll.State.SERVES);
        } finally {
            store.end(second);
        }
    }

    private NodeRoll.State state(UUID node) {
        return roll.all().stream()
                .filter(each -> each.id().equals(node))
                .map(NodeRoll.Node::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoLeavesPausesJobsTellsBalancersWaitsAndEnds() throws Exception {
        var ended = new CountDownLatch(1);
        try (var jobs = new SimpleAsyncTaskScheduler();
                var own = new GenericApplicationContext()) {
            jobs.start();
            own.getBeanFactory().registerSingleton("jobs", jobs);
            own.refresh();
            var traffic = new Traffic(event -> { });
            var leaving = new NodeLeaving(
                    roll, maintenance, traffic, own.getBeanProvider(TaskScheduler.class),
                    new ResilienceSettings("", Duration.ofMillis(50), Duration.ofSeconds(60)),
                    atOnce -> ended.countDown());
            leaving.begin();
            leaving.begin();
            assertThat(ended.await(180, TimeUnit.SECONDS)).isTrue();
            assertThat(traffic.leaving()).isTrue();
            assertThat(jobs.isRunning()).as("no more jobs").isFalse();
            var left = roll.departures().getFirst();
            assertThat(left.cut()).isZero();
            assertThat(left.announced()).isFalse();
            assertThat(rolling.look().holds()).as(rolling.look().observed()).isFalse();
        } finally {
            roll.beat();
        }
    }

    @Test
    void maintenanceIsAnnouncedToEverybodyBeforehand() {
        var ola = staff.active("Ola").browser();
        var page = PAGE + "/maintenance";
        assertThat(ola.get(page).status()).isEqualTo(200);
        assertThat(ola.post(page, "begins", "2001-01-01T10:00", "minutes", "30", "note", "Too late").status())
                .isEqualTo(422);
        var begins = LocalDateTime.now(ZoneOffset.UTC).plusDays(2).withNano(0).toString();
        assertThat(ola.post(page, "begins", begins, "minutes", "0", "note", "x").status()).isEqualTo(422);
        assertThat(ola.post(page, "begins", begins, "minutes", "30", "note", "Plum trees are pruned").location())
                .isEqualTo(page);
        assertThat(world.browser().get("/status").body()).contains("Plum trees are pruned");
        assertThat(world.browserOf(world.dee()).post(page, "begins", begins, "minutes", "30", "note", "Globex")
                .location()).isNotEqualTo(page);
        var known = maintenance.known().stream().filter(each -> each.note().equals("Plum trees are pruned")).toList();
        assertThat(known).hasSize(1);
        var window = known.getFirst();
        assertThat(window.runs(window.begins())).isTrue();
        assertThat(window.runs(window.ends())).isFalse();
        assertThat(ola.post(page + "/withdraw", "window", window.id().toString()).location()).isEqualTo(page);
        assertThat(world.browser().get("/status").body()).doesNotContain("Plum trees are pruned");
    }

    @Test
    void aNodeThatCutSomebodyOffOrLeftUnannouncedTurnsTheProbeRed() {
        var now = Instant.now();
        assertThat(rolling(new NodeRoll.Left(now, 0, true), new NodeRoll.Left(now, 0, false))).isTrue();
        assertThat(rolling(new NodeRoll.Left(now, 0, false))).isFalse();
        assertThat(rolling(new NodeRoll.Left(now, 0, true), new NodeRoll.Left(now, 1, true))).isFalse();
        assertThat(rolling(new NodeRoll.Left(now.minus(Duration.ofDays(101)), 0, true))).as("long ago").isFalse();
    }

    private static boolean rolling(NodeRoll.Left... left) {
        return new RollingProbe(() -> List.of(left), Clock.systemUTC()).look().holds();
    }
}
