package org.aumbry.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.UUID;
import org.aumbry.data.Tenants;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.ProofProgram;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@AumbryTest
class NetworkDestructionsTests {

    private static final String PAGE = "/admin/keys/destroyed";

    @Autowired World world;
    @Autowired Seals seals;
    @Autowired Spaces spaces;
    @Autowired Networks networks;
    @Autowired NetworkDestructions destructions;
    @Autowired Tenants tenants;
    @Autowired @Qualifier("control") JdbcClient control;

    @Test
    void aSealedNetworkIsDestroyedByASecondPersonAndIsNoMore() {
        var tag = UUID.randomUUID().toString();
        var kim = world.network("Ended " + tag, "Kim Ends", "kim-" + tag + "@ended.example");
        var max = world.add(kim, "Max Ends", "max-" + tag + "@ended.example", Role.ADMIN);
        var lee = world.add(kim, "Lee Stays", "lee-" + tag + "@ended.example", Role.MEMBER);
        world.as(kim, who -> spaces.add(who, new SpaceSettings("Anything", "", JoinMode.OPEN, true)));
        var wrapped = control.sql("select wrapped_key from tenant_key where tenant_id = :id")
                .param("id", kim.tenant().value()).query(byte[].class).single();
        var one = world.signIn(kim);
        var two = world.signIn(max);
        var member = world.signIn(lee);
        var order = world.as(kim, who -> seals.freeze(who, Seals.NETWORK, "The contract ended")).id();
        var typed = Map.of("seal", order.toString(), "confirm", "ended " + tag);

        assertThat(member.post(PAGE + "/network", typed).status()).isNotIn(200, 303, 422);
        assertThat(world.signIn(world.dee()).post(PAGE + "/network", typed).status()).isEqualTo(404);
        assertThat(one.post(PAGE + "/network", typed).status()).as("whoever sealed it").isEqualTo(422);
        assertThat(two.post(PAGE, typed).status()).as("as if it were a space").isEqualTo(404);
        assertThat(two.post(PAGE + "/network", Map.of("seal", order.toString(), "confirm", "Globex")).status())
                .isEqualTo(422);
        assertThat(two.get(PAGE).body()).contains("Ended " + tag);
        var given = two.post(PAGE + "/network", typed);
        assertThat(given.status()).isEqualTo(200);
        assertThat(new ProofProgram().check(given.bytes()).holds()).isTrue();

        isNoMore(kim);
        assertThat(destructions.find(kim.tenant()).certificate()).isEqualTo(given.bytes());
        assertThat(destructions.list()).extracting(DestroyedNetwork::network).contains(kim.tenant());
        assertThat(destructions.prove(kim.tenant())).allMatch(each -> each.opened() == 0);
        control.sql("update tenant_key set wrapped_key = :key, destroyed_at = null where tenant_id = :id")
                .param("id", kim.tenant().value()).param("key", wrapped).update();
        assertThat(destructions.prove(kim.tenant())).as("a key that came back is noticed")
                .anyMatch(each -> each.where().equals("memory") && each.opened() == 1);
        control.sql("update tenant_key set wrapped_key = null, destroyed_at = now() where tenant_id = :id")
                .param("id", kim.tenant().value()).update();
    }

    private void isNoMore(Person kim) {
        assertThat(tenants.active()).doesNotContain(kim.tenant());
        assertThat(networks.list()).noneMatch(each -> each.id().equals(kim.tenant()));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> world.in(kim.tenant(), seals::whole));
        var browser = world.browser();
        var answer = browser.post("/sign-in", Map.of("email", kim.email(), "password", kim.password()));
        assertThat(answer.status()).as("like somebody nobody knows").isEqualTo(
                world.browser().post("/sign-in", Map.of("email", "nobody@ended.example", "password", "x")).status());
        assertThat(world.signIn(world.ana()).get("/").status()).as("the others").isEqualTo(200);
    }
}
