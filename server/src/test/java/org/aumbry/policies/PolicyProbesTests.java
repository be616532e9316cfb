package org.aumbry.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Probe;
import org.aumbry.networks.Networks;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each probe sees its control hold, and sees it broken. */
@AumbryTest
class PolicyProbesTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired World world;
    @Autowired FirewallProbe firewall;
    @Autowired RollBackProbe rollBack;
    @Autowired BudgetProbe budget;
    @Autowired PolicyProbe policy;
    @Autowired DetectionProbe detection;
    @Autowired Detection detector;
    @Autowired FirewallStore rules;
    @Autowired PendingStore changes;
    @Autowired DownloadStore downloads;
    @Autowired Networks networks;
    @Autowired TransactionTemplate transaction;
    @Autowired TenantScope scope;
    @Autowired Desk desk;
    @Autowired PolicyStoreAccess store;

    private Person ana;

    @BeforeEach
    void aNetwork() {
        var tag = "probe" + NUMBER.incrementAndGet();
        ana = world.network("Probe " + tag, "Ana Probe", "ana-" + tag + "@policyprobe.example");
    }

    @Test
    void aDoorIsSeenToObeyUntilItLetsEveryoneOrNobodyIn() {
        assertThat(look(firewall).holds()).isTrue();
        assertThat(store.rows(ana.tenant(), "select 1 from firewall_rules")).as("it leaves nothing behind").isEmpty();
        assertThat(store.rows(ana.tenant(), "select 1 from journal_entry where verb = 'entry.refuse'")).isEmpty();
        var open = new FirewallProbe(rules, (visit, version) -> Optional.empty(), transaction, desk);
        assertThat(look(open).holds()).isFalse();
        var shut = new FirewallProbe(
                rules, (visit, version) -> Optional.of(CompiledRulesTests.deny()), transaction, desk);
        assertThat(look(shut).holds()).isFalse();
    }

    @Test
    void anUnconfirmedChangeIsSeenTakenBackUntilNobodyDoes() {
        assertThat(look(rollBack).holds()).isTrue();
        assertThat(store.rows(ana.tenant(), "select 1 from pending_change")).isEmpty();
        var dead = new RollBackProbe(rules, changes, () -> false, transaction, desk);
        assertThat(look(dead).holds()).isFalse();
        assertThat(store.rows(ana.tenant(), "select 1 from pending_change")).isEmpty();
    }

    @Test
    void aChangeThatIsOverdueIsSeen() {
        store.change(ana.tenant(), "insert into pending_change (id, kind, made_by, made_at, confirm_by, before_sealed,"
                + " state) values (gen_random_uuid(), 'firewall', gen_random_uuid(), now(), now() + interval '1 hour',"
                + " '\\x00', 'pending')");
        assertThat(look(rollBack).holds()).isTrue();
        store.change(ana.tenant(), "update pending_change set confirm_by = now() - interval '5 minutes'");
        assertThat(look(rollBack).holds()).isFalse();
    }

    @Test
    void aBudgetIsSeenToHoldAgainstARaceUntilItDoesNot() {
        assertThat(look(budget).holds()).isTrue();
        assertThat(store.rows(ana.tenant(), "select 1 from download_slice")).isEmpty();
        assertThat(store.rows(ana.tenant(), "select 1 from download_taken")).isEmpty();
        var generous = new BudgetProbe(downloads, (holder, taking, now) -> true, transaction, scope, desk);
        assertThat(look(generous).holds()).isFalse();
        var hours = new java.util.concurrent.ConcurrentHashMap<Long, Integer>();
        var stepping = new BudgetProbe(downloads, (holder, taking, now) ->
                hours.merge(now.plusSeconds(1).getEpochSecond() / 3600, 1, Integer::sum) <= 2,
                transaction, scope, desk);
        assertThat(look(stepping).observed()).as("a window that begins anew").contains("within one window");
        var broken = new BudgetProbe(downloads, (holder, taking, now) -> false, transaction, scope, desk);
        assertThat(look(broken).holds()).isFalse();
    }

    @Test
    void aPolicyIsSeenSoundUntilAValueIsNone() {
        assertThat(look(policy).holds()).isTrue();
        assertThat(look(policy).observed()).contains("of 100");
        store.change(ana.tenant(), "insert into policy_option (option, value, locked, changed_by, changed_at)"
                + " values ('step-up-minutes', '100000', false, gen_random_uuid(), now())");
        assertThat(look(policy).holds()).isFalse();
        var wrong = new PolicyProbe(() -> new PolicyValues(Map.of(PolicyOption.OLD_CLIENT, "shout"), Set.of()));
        assertThat(look(wrong).holds()).isFalse();
    }

    @Test
    void detectionIsSeenAwakeUntilItStandsStill() {
        world.in(ana.tenant(), detector::look);
        assertThat(look(detection).holds()).isTrue();
        store.change(ana.tenant(), "update detection_mark set looked_at = now() - interval '1 hour'");
        assertThat(look(detection).holds()).isFalse();
        var asleep = new DetectionProbe(
                () -> Optional.of(Instant.now().minus(Duration.ofHours(2))), networks, desk);
        assertThat(look(asleep).holds()).isFalse();
    }

    private Probe.Result look(Probe probe) {
        return world.in(ana.tenant(), probe::look);
    }
}
