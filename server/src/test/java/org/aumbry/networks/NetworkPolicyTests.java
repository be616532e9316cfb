package org.aumbry.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a network chooses for its security, and who may choose. */
@AumbryTest
class NetworkPolicyTests {

    @Autowired
    private World world;

    @Autowired
    private NetworkPolicy policy;

    @Test
    void everyOptionHasAUsualValueThatItTakesItself() {
        for (var option : PolicyOption.values()) {
            assertThat(option.require(option.kind().usual())).isEqualTo(option.kind().usual());
        }
    }

    @Test
    void whatIsChosenHoldsUntilItIsUsualAgain() {
        var owner = world.network("Initech", "Ana Initech", "ana@initech.example");
        var wanted = new PolicyValues(
                Map.of(PolicyOption.PUBLIC_LINKS, "on", PolicyOption.STEP_UP_MINUTES, "5"),
                Set.of(PolicyOption.STEP_UP_MINUTES));
        assertThat(world.<Set<PolicyOption>>as(owner, who -> policy.become(who, wanted)))
                .containsExactlyInAnyOrder(PolicyOption.PUBLIC_LINKS, PolicyOption.STEP_UP_MINUTES);
        var now = world.in(owner.tenant(), policy::values);
        assertThat(now.on(PolicyOption.PUBLIC_LINKS)).isTrue();
        assertThat(now.minutes(PolicyOption.STEP_UP_MINUTES)).hasMinutes(5);
        assertThat(now.locked()).containsExactly(PolicyOption.STEP_UP_MINUTES);
        assertThat(world.in(world.globex(), policy::values)).isEqualTo(PolicyValues.USUAL);
        world.as(owner, who -> policy.become(who, PolicyValues.USUAL));
        assertThat(world.in(owner.tenant(), policy::values)).isEqualTo(PolicyValues.USUAL);
    }

    @Test
    void onlyAdministratorsChooseAndOnlyWhatThereIs() {
        assertThatThrownBy(() -> world.as(world.bo(), who -> policy.become(who, PolicyValues.USUAL)))
                .isInstanceOf(Refusal.class);
        var nonsense = new PolicyValues(Map.of(PolicyOption.GUEST_MOST_DAYS, "0"), Set.of());
        assertThatThrownBy(() -> world.as(world.ana(), who -> policy.become(who, nonsense)))
                .isInstanceOfSatisfying(Refusal.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("guest-most-days"));
    }
}
