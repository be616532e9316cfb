package org.aumbry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.journal.Journal;
import org.aumbry.kernel.ObjectRef;
import org.aumbry.kernel.Permission;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.UserId;
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
    private ChangeProbe changeProbe;

    @Autowired
    private ProfileProbe profileProbe;

    @Autowired
    private BothWaysProbe bothWaysProbe;

    @Autowired
    private ShareRuleProbe ruleProbe;

    @Autowired
    private Rehearsal rehearsal;

    @Autowired
    private Moments moments;

    @Autowired
    private ShareRuleStore ruleStore;

    @Autowired
    private AccessCache cache;

    @Autowired
    private SpaceBoundProbe spaceProbe;

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

    @Test
    void theNextAnswerKnowsUntilAnAnswerIsRememberedTooLong() {
        Probe.Result sound = world.as(world.ana(), who -> changeProbe.look());
        assertThat(sound.holds()).as(sound.observed()).isTrue();
        var late = new HashMap<UserId, AccessMap>();
        var forgetful = new ChangeProbe(
                rehearsal, user -> late.computeIfAbsent(user, cache::map), clock);
        assertThat(world.as(world.ana(), who -> forgetful.look()).holds()).isFalse();
    }

    @Test
    void profilesBoundUntilTheyAreNotAsked() {
        Probe.Result sound = world.as(world.ana(), who -> profileProbe.look());
        assertThat(sound.holds()).as(sound.observed()).isTrue();
        var blind = new ProfileProbe(rehearsal, user -> {
            var all = new HashMap<Long, Integer>();
            cacheClasses(user).forEach(each -> all.put(each, AccessRules.ALL));
            return new AccessMap(1, all);
        });
        assertThat(world.as(world.ana(), who -> blind.look()).holds()).isFalse();
    }

    @Test
    void bothWaysAgreeUntilTheAudienceLosesSomeone() {
        Probe.Result sound = world.as(world.ana(), who -> bothWaysProbe.look());
        assertThat(sound.holds()).as(sound.observed()).isTrue();
        world.as(world.ana(), who -> grants.createRoot(who, new ObjectRef("space", ids.next()), List.of(
                GrantSpec.allow(Subject.user(who.user()), EnumSet.allOf(Permission.class)))));
        var broken = new BothWaysProbe(rehearsal, moments, id -> new Audience(List.of(), false, 0));
        assertThat(world.as(world.ana(), who -> broken.look()).holds()).isFalse();
    }

    @Test
    void sharingRulesHoldUntilOneOfTheTwoPlacesForgetsThem() {
        Probe.Result sound = world.as(world.ana(), who -> ruleProbe.look());
        assertThat(sound.holds()).as(sound.observed()).isTrue();
        ShareRuleProbe.Rules none = (who, accessClass, object, spec) -> Optional.empty();
        ShareRuleProbe.Rules some = (who, accessClass, object, spec) -> Optional.of(Refusal.denied());
        for (var broken : List.of(
                new ShareRuleProbe(rehearsal, ruleStore, none, some, scope),
                new ShareRuleProbe(rehearsal, ruleStore, some, none, scope))) {
            assertThat(world.as(world.ana(), who -> broken.look()).holds()).isFalse();
        }
    }

    @Test
    void spacesBoundWhatIsInThemUntilARuleIsForgottenOrSomethingStandsOpen() {
        assertThat(world.as(world.ana(), who -> spaceProbe.look()).holds()).isTrue();
        ShareRuleProbe.Rules none = (who, accessClass, object, spec) -> Optional.empty();
        ShareRuleProbe.Rules all = (who, accessClass, object, spec) -> Optional.of(Refusal.denied());
        for (var broken : List.of(
                new SpaceBoundProbe(rehearsal, ruleStore, cache, none, none, scope),
                new SpaceBoundProbe(rehearsal, ruleStore, cache, all, all, scope))) {
            assertThat(world.as(world.ana(), who -> broken.look()).holds()).isFalse();
        }
        var open = world.as(world.ana(), who -> rehearsal.run(() -> {
            var inside = rehearsal.container(rehearsal.container(null));
            rehearsal.put(inside, world.bo().id(), Effect.ALLOW, Permission.VIEW, null);
            ruleStore.all().forEach(rule -> ruleStore.remove(rule.id()));
            ruleStore.add(
                    new ShareRule(
                            UUID.randomUUID(), ShareRule.Who.ANYONE, null, null, Set.of(ShareTarget.BEYOND), false),
                    world.ana().id(),
                    Instant.EPOCH);
            return spaceProbe.look();
        }));
        assertThat(open.holds()).isFalse();
        assertThat(open.observed()).contains("against the rule");
    }

    private List<Long> cacheClasses(UserId user) {
        return Arrays.stream(cache.map(user).classes(Permission.VIEW)).boxed().toList();
    }
}
