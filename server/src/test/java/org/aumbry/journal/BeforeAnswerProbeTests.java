package org.aumbry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class BeforeAnswerProbeTests {

    @Autowired
    private World world;

    @Autowired
    private Journal journal;

    @Autowired
    private BeforeAnswerProbe real;

    @Autowired
    private TenantScope scope;

    @Autowired
    private Ids ids;

    @Test
    void entriesAreStoredBeforeTheCallComesBack() {
        var probe = new BeforeAnswerProbe(journal::observe, List::of, journal, scope, ids);
        var seen = world.as(world.ana(), who -> probe.look());
        assertThat(seen.holds()).as(seen.observed()).isTrue();
    }

    @Test
    void aJournalThatForgetsTurnsItRed() {
        var forgetful = new BeforeAnswerProbe((who, verb, object) -> {}, List::of, journal, scope, ids);
        assertThat(world.as(world.ana(), who -> forgetful.look()).observed())
                .isEqualTo("After 1 reads only 0 entries were stored.");
    }

    @Test
    void aDatabaseThatDoesNotSyncTurnsItRed() {
        // The database of the tests does not wait for the disk, which is exactly what the probe must see.
        var seen = world.as(world.ana(), who -> real.look());
        assertThat(seen.holds()).isFalse();
        assertThat(seen.observed()).contains("fsync is off");
    }
}
