package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each probe turns red when its control is broken. */
@AumbryTest
class AccessProbeTests {

    @Autowired
    private World world;

    @Autowired
    private Access access;

    @Autowired
    private Grants grants;

    @Autowired
    private OracleStore oracle;

    @Autowired
    private OracleProbe oracleProbe;

    @Autowired
    private DenialProbe denialProbe;

    @Autowired
    private Journal journal;

    @Autowired
    private TenantScope scope;

    @Autowired
    private Ids ids;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void bothJudgementsAgreeUntilTheAuthorizerGivesTooMuchOrTooLittle() {
        var ana = world.network("Judged", "Ana of Judged", "ana@judged.example");
        var given = world.as(ana, who -> {
            var root = grants.createRoot(who, new ObjectRef("space", ids.next()), List.of(
                    GrantSpec.allow(Subject.user(who.user()), EnumSet.allOf(Permission.class))));
            var below = grants.createBelow(who, new ObjectRef("folder", ids.next()), root, true);
            grants.grant(who, below, new GrantSpec(
                    Subject.everyone(), Effect.DENY, Set.of(Permission.COMMENT), null));
            return below;
        });
        assertThat(world.as(ana, who -> oracleProbe.look()).holds()).isTrue();
        var generous = new OracleProbe(
                oracle, transaction,
                user -> new AccessMap(1, Map.of(given.value(), Permission.mask(Set.of(Permission.values())))), clock);
        var stingy = new OracleProbe(oracle, transaction, user -> new AccessMap(1, Map.of()), clock);
        for (var broken : List.of(generous, stingy)) {
            var seen = world.as(ana, who -> broken.look());
            assertThat(seen.holds()).isFalse();
            assertThat(seen.observed()).contains("differed");
        }
    }

    @Test
    void refusalsAreRecordedUntilTheyAreNot() {
        assertThat(world.as(world.ana(), who -> denialProbe.look()).holds()).isTrue();
        var open = new DenialProbe((who, permission, where, object) -> {}, journal, scope, ids);
        assertThat(world.as(world.ana(), who -> open.look()).holds()).isFalse();
        var silent = new DenialProbe((who, permission, where, object) -> {
            throw Refusal.notFound();
        }, journal, scope, ids);
        assertThat(world.as(world.ana(), who -> silent.look()).observed()).startsWith("Only 0 refusals");
        var telling = new DenialProbe((who, permission, where, object) -> {
            throw Refusal.denied();
        }, journal, scope, ids);
        assertThat(world.as(world.ana(), who -> telling.look()).observed()).contains("told that something is there");
    }
}
