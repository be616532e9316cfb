package org.aumbry.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.identity.Role;
import org.aumbry.spaces.SpaceRules.WayIn;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class DoorProbeTests {

    private static final String LATE = """
            update space_entry
               set state = 'accepted',
                   decided_by = user_id,
                   decided_at = expires_at + interval '1 second'
            """;

    @Autowired World world;
    @Autowired Spaces spaces;
    @Autowired Memberships memberships;
    @Autowired DoorProbe probe;
    @Autowired DoorStore doors;
    @Autowired Ids ids;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    private Person pat;
    private Person kim;
    private Space listed;
    private Space hidden;

    @BeforeEach
    void spacesWithDoors() {
        var tag = UUID.randomUUID().toString();
        pat = world.network("Doors " + tag.substring(0, 8), "Pat Park", "pat-" + tag + "@probed.example");
        kim = world.add(pat, "Kim Kerr", "kim-" + tag + "@probed.example", Role.MEMBER);
        world.as(pat, who -> {
            listed = spaces.add(who, new SpaceSettings("Listed", "", JoinMode.REQUEST, true));
            hidden = spaces.add(who, new SpaceSettings("Hidden", "", JoinMode.OPEN, false));
            return true;
        });
    }

    @Test
    void outsidersAreToldOfListedSpacesAlone() {
        var seen = world.in(pat.tenant(), probe::look);
        assertThat(seen.holds()).as(seen.observed()).isTrue();
        assertThat(seen.observed()).contains("1 listed", "1 hidden").doesNotContain("Listed", "Hidden");
    }

    @Test
    void itTurnsWhenAnOutsiderIsToldOfAHiddenOne() {
        var telling = new DoorProbe(doors, SpaceRules::wayIn, (nobody, guest) -> List.of(listed, hidden), ids);
        assertThat(holds(telling)).isFalse();
        var silent = new DoorProbe(doors, SpaceRules::wayIn, (nobody, guest) -> List.of(), ids);
        assertThat(holds(silent)).isFalse();
    }

    @Test
    void itTurnsWhenADoorStandsOpenThatShouldAsk() {
        var open = new DoorProbe(
                doors,
                (mode, sees) -> sees && mode == JoinMode.REQUEST ? WayIn.JOIN : SpaceRules.wayIn(mode, sees),
                (nobody, guest) -> guest ? List.of() : List.of(listed),
                ids);
        assertThat(holds(open)).isFalse();
    }

    @Test
    void itTurnsWhenSomebodyCameInOnARequestThatWasOver() {
        world.as(kim, who -> memberships.join(who, listed.id(), ""));
        world.in(pat.tenant(), () -> transaction.execute(open -> db.sql(LATE).update()));
        assertThat(world.in(pat.tenant(), probe::look).holds()).isFalse();
    }

    /** A probe made by hand looks in no transaction of its own. */
    private boolean holds(DoorProbe made) {
        var seen = world.in(pat.tenant(), () -> transaction.execute(open -> made.look()));
        return seen.holds();
    }
}
