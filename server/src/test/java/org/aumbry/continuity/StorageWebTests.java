package org.aumbry.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aumbry.identity.Role;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class StorageWebTests {

    @Autowired World world;
    @Autowired StandByLagProbe lag;
    @Autowired StandByLagStore lags;
    @Autowired StandByWatch watch;
    @Autowired Clock clock;

    @Test
    void administratorsSeeWhereEverythingLiesAndWhatIsWrong() {
        var tag = UUID.randomUUID().toString();
        var kim = world.network("Storage " + tag, "Kim Stores", "kim-" + tag + "@storage.example");
        var browser = world.signIn(kim);
        var page = browser.get("/admin/storage");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("One server answers", "Folder", "version 1", "No limit");
        assertThat(page.body().split("Nothing is copied elsewhere", -1)).as("said once").hasSize(2);
        assertThat(browser.get("/admin/backups").body()).contains("href=\"/admin/storage\"");
        assertThat(browser.get("/api/v1/storage").body())
                .contains("\"faults\":[\"not-archived\"]", "\"placesAway\":0", "\"nodes\":1",
                        "\"peopleLimit\":{\"used\":1,", "\"state\":\"room\"")
                .doesNotContain("/tmp/");
    }

    @Test
    void howFarASecondServerIsBehindIsKeptAndLooked() {
        var now = clock.instant();
        var early = now.minus(Duration.ofDays(40));
        watch.look();
        assertThat(lag.look().holds()).as("nobody follows").isFalse();
        lags.keep(new StandByLagStore.Minute(now, "second", Duration.ofMillis(900), 4_000));
        lags.keep(new StandByLagStore.Minute(early, "second", Duration.ofHours(1), 1));
        assertThat(lag.look().holds()).as(lag.look().observed()).isTrue();
        assertThat(lag.look().observed()).contains("at most 900 ms", "2 minutes are on record");
        lags.keep(new StandByLagStore.Minute(now, "second", Duration.ofMillis(5_001), 1));
        lags.keep(new StandByLagStore.Minute(now, "second", Duration.ofMillis(10), 1));
        assertThat(lags.since(now.minusSeconds(1))).as("the worst of the minute stays")
                .containsExactly(new StandByLagStore.Minute(lags.since(now).getFirst().minute(), "second",
                        Duration.ofMillis(5_001), 4_000));
        assertThat(lag.look().holds()).isFalse();
        lags.forget(now.minus(Duration.ofDays(30)));
        assertThat(lags.since(Instant.EPOCH)).hasSize(1);
        lags.forget(now.plusSeconds(1));
        assertThat(lag.look().holds()).isFalse();
    }

    @Test
    void nobodyElseDoes() {
        var tag = UUID.randomUUID().toString();
        var kim = world.network("Stores " + tag, "Kim Stores", "kim-" + tag + "@stores.example");
        var lee = world.add(kim, "Lee Looks", "lee-" + tag + "@stores.example", Role.MEMBER);
        var browser = world.signIn(lee);
        assertThat(browser.get("/admin/storage").status()).isEqualTo(404);
        assertThat(browser.get("/api/v1/storage").status()).isEqualTo(404);
        assertThat(world.browserOf(world.bo()).get("/admin/storage").status()).isEqualTo(404);
    }
}
