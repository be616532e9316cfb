package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.crypto.Randomness;
import org.aumbry.kernel.Probe;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;

/** Each probe of what people show sees its control hold, and sees it broken. */
@AumbryTest
class FactorProbeTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired World world;
    @Autowired StepUpProbe stepUp;
    @Autowired CodeReplayProbe replay;
    @Autowired FactorDemandProbe demand;
    @Autowired GuessProbe guess;
    @Autowired DeviceProbe device;
    @Autowired OldClientProbe client;
    @Autowired NetworkPolicy policy;
    @Autowired TotpStore apps;
    @Autowired FactorDemandStore owed;
    @Autowired FactorDemands demands;
    @Autowired DeviceStore devices;
    @Autowired UserStore users;
    @Autowired DeviceMarks marks;
    @Autowired Randomness randomness;
    @Autowired Here here;
    @Autowired TransactionTemplate transaction;
    @Autowired @Qualifier("control") TransactionTemplate control;
    @Autowired IdentityStoreAccess store;

    @Test
    void sensitiveActsAreSeenToAskAgainUntilTheyDoNot() {
        var admin = network();
        assertThat(look(admin, stepUp).holds()).isTrue();
        assertThat(look(admin, new StepUpProbe(policy, here, who -> true)).holds()).isFalse();
        assertThat(look(admin, new StepUpProbe(policy, here, who -> false)).holds()).isFalse();
        assertThat(look(admin, new StepUpProbe(policy, here, who -> who.token() == null)).holds()).isFalse();
    }

    @Test
    void aCodeIsSeenToCountOnceUntilItCountsTwice() {
        var admin = network();
        assertThat(look(admin, replay).holds()).isTrue();
        assertThat(store.rows(admin.tenant(), "select 1 from totp_secret")).as("it leaves nothing behind").isEmpty();
        var forgetful = new CodeReplayProbe(apps, users, randomness, here, transaction, (user, code) -> true);
        assertThat(look(admin, forgetful).holds()).isFalse();
        var shut = new CodeReplayProbe(apps, users, randomness, here, transaction, (user, code) -> false);
        assertThat(look(admin, shut).holds()).isFalse();
    }

    @Test
    void whoOwesAFactorIsSeenHeldBackUntilSomebodySlipsThrough() {
        var admin = network();
        assertThat(look(admin, demand).observed()).contains("0 of them owe one");
        world.as(admin, who -> policy.become(who, new PolicyValues(Map.of(
                PolicyOption.SECOND_FACTOR, "everyone", PolicyOption.SECOND_FACTOR_GRACE_DAYS, "0"), Set.of())));
        assertThat(look(admin, demand).holds()).isTrue();
        assertThat(look(admin, demand).observed()).contains("1 of them owe one");
        var tokensSlip = new FactorDemandProbe(owed, demands, users, here, (who, user) -> who.token() == null);
        var seen = world.in(admin.tenant(), () -> transaction.execute(status -> tokensSlip.look()));
        assertThat(seen.holds()).isFalse();
    }

    @Test
    void guessesAreSeenToWaitUntilTheyDoNot() {
        var admin = network();
        assertThat(look(admin, guess).observed()).contains("the sixth guess had to wait");
        assertThat(look(admin, guess).holds()).as("and again: it left nothing behind").isTrue();
        assertThat(look(admin, new GuessProbe(marks, randomness, control, (email, origin) -> {})).holds()).isFalse();
    }

    @Test
    void restingDevicesAreSeenForgottenUntilTheyAreKept() {
        var admin = network();
        assertThat(look(admin, device).holds()).isTrue();
        var keeps = new DeviceProbe(devices, users, policy, here, transaction, () -> {});
        assertThat(look(admin, keeps).holds()).isFalse();
        var forgetsAll = new DeviceProbe(
                devices, users, policy, here, transaction, () -> devices.forget(here.now().plusSeconds(1)));
        assertThat(look(admin, forgetsAll).holds()).isFalse();
    }

    @Test
    void oldBrowsersAreSeenUntilTheyAreIgnored() {
        var admin = network();
        assertThat(look(admin, client).holds()).isTrue();
        assertThat(look(admin, new OldClientProbe(devices, policy, agent -> false)).holds()).isFalse();
        world.as(admin, who -> policy.become(
                who, new PolicyValues(Map.of(PolicyOption.OLD_CLIENT, "ignore"), Set.of())));
        assertThat(look(admin, client).holds()).isFalse();
    }

    private Probe.Result look(Person admin, Probe probe) {
        return world.in(admin.tenant(), probe::look);
    }

    private Person network() {
        int number = NUMBER.incrementAndGet();
        return world.network("Looked at " + number, "Lo Oker", "looker" + number + "@probe.example");
    }
}
