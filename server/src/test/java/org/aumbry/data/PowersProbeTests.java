package org.aumbry.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.aumbry.crypto.Randomness;
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
    void aProgramWithKeyFileAndDatabaseOfItsOwnHoldsBoth() {
        assertThat(probe.look().holds()).isFalse();
        assertThat(probe.look().observed())
                .contains("opens the root key from a file", "runs the database server itself")
                .doesNotContain("superuser");
    }

    @Test
    void eachPowerByItselfTurnsTheProbe() {
        assertThat(PowersProbe.judge(false, false, false).holds()).isTrue();
        assertThat(PowersProbe.judge(true, false, false).holds()).isFalse();
        assertThat(PowersProbe.judge(false, true, false).holds()).isFalse();
        assertThat(PowersProbe.judge(false, false, true).holds()).isFalse();
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
