package org.aumbry.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class DigestTests {

    @Autowired private World world;
    @Autowired private Staff staff;
    @Autowired private Orders orders;
    @Autowired private OperatorWork work;
    @Autowired private Digests digests;
    @Autowired private DigestProbe probe;
    @Autowired private Installation installation;

    @Test
    void administratorsAreWrittenOnceWhatOperatorsDidInAMonth() {
        var tag = UUID.randomUUID();
        var ada = world.network("Digest " + tag, "Ada Digest", "ada-" + tag + "@digest.example");
        var order = orders.propose(staff.active("Yan").onDuty(), new Orders.Wish(
                Order.Kind.LIMITS, ada.tenant(), null, Map.of("reason", "Plan", "people", "9", "mebibytes", "")));
        orders.confirm(staff.active("Zoe").onDuty(), order.id());
        work.carryOut();
        var month = YearMonth.from(installation.now().atOffset(ZoneOffset.UTC));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            work.tell();
            return world.browserOf(ada).get("/admin/journal/export.jsonl?verb=limits.").body().contains("carry-out");
        });

        assertThat(world.in(ada.tenant(), () -> digests.untold(month))).isZero();
        assertThat(world.in(ada.tenant(), () -> digests.send(month))).isTrue();
        assertThat(world.in(ada.tenant(), () -> digests.send(month))).as("once").isFalse();
        assertThat(world.browserOf(ada).get("/admin/mail").body()).contains("What operators did here in a month");
        assertThat(world.in(ada.tenant(), () -> digests.sent(month))).isTrue();
        var look = world.in(ada.tenant(), probe::look);
        assertThat(look.holds()).as(look.observed()).isTrue();
    }

    @Test
    void aDigestThatDidNotGoAndAnActThatIsMissingAreSeen() {
        var month = YearMonth.of(2026, 10);
        assertThat(new DigestProbe(() -> new DigestProbe.Seen(month, true, true, 0)).look().holds()).isTrue();
        assertThat(new DigestProbe(() -> new DigestProbe.Seen(month, false, false, 0)).look().holds()).isTrue();
        assertThat(new DigestProbe(() -> new DigestProbe.Seen(month, true, false, 0)).look().holds()).isFalse();
        assertThat(new DigestProbe(() -> new DigestProbe.Seen(month, true, true, 1)).look().holds()).isFalse();
    }
}
