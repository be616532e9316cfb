package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aumbry.crypto.Randomness;
import org.aumbry.crypto.TestKms;
import org.aumbry.data.PowersProbe.Powers;
import org.aumbry.testing.GroundTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the program could do to its stores is said, and a superuser's login is known for one. */
@GroundTest
class PowersProbeTests {

    @Autowired
    PowersProbe probe;

    @Autowired
    Databases databases;

    @Autowired
    DataFolder folder;

    @Test
    void aProgramThatDoesEverythingItselfHoldsEverything() {
        assertThat(probe.look().holds()).isFalse();
        assertThat(probe.look().observed())
                .contains("holds the root key", "runs the database server itself", "superuser in its folder",
                        "as their owner")
                .doesNotContain("as a superuser", "is alone");
    }

    @Test
    void eachPowerByItselfTurnsTheProbe() {
        var kms = TestKms.fresh();
        var apart = PowersProbe.judge(new Powers(false, false, false, false, false, false, true), kms);
        assertThat(apart.holds()).as(apart.observed()).isTrue();
        for (var has : List.of(
                new Powers(true, false, false, false, false, false, true),
                new Powers(false, true, false, false, false, false, true),
                new Powers(false, false, true, false, false, false, true),
                new Powers(false, false, false, true, false, false, true),
                new Powers(false, false, false, false, true, false, true),
                new Powers(false, false, false, false, false, true, true),
                new Powers(false, false, false, false, false, false, false))) {
            assertThat(PowersProbe.judge(has, kms).holds()).as(has.toString()).isFalse();
        }
    }

    @Test
    void aSuperuserIsKnownForOne() throws Exception {
        assertThat(PowersProbe.unbound(databases.controlOwner())).isFalse();
        assertThat(PowersProbe.unbound(databases.controlUser())).isFalse();
        var server = databases.server();
        assertThat(server).isNotNull();
        var secrets = PostgresSecrets.in(folder, new Randomness());
        var superuser = new Login(() -> server.url("postgres"), EmbeddedPostgres.SUPERUSER, secrets::superuser);
        assertThat(PowersProbe.unbound(superuser)).isTrue();
    }
}
