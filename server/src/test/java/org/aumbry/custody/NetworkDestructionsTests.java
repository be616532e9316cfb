package org.aumbry.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aumbry.data.Inspection;
import org.aumbry.data.TenantLeftovers;
import org.aumbry.data.Tenants;
import org.aumbry.data.Turns;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Refusal;
import org.aumbry.kernel.TenantId;
import org.aumbry.networks.Networks;
import org.aumbry.operators.InstallationEntry;
import org.aumbry.operators.InstallationJournal;
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
import org.springframework.transaction.support.TransactionTemplate;

@AumbryTest
class NetworkDestructionsTests {

    private static final String PAGE = "/admin/keys/destroyed";

    @Autowired World world;
    @Autowired Seals seals;
    @Autowired Spaces spaces;
    @Autowired Networks networks;
    @Autowired NetworkDestructions destructions;
    @Autowired Tenants tenants;
    @Autowired NetworkRemains remains;
    @Autowired DestroyedNetworkStore store;
    @Autowired InstallationJournal journal;
    @Autowired List<TenantLeftovers> leftovers;
    @Autowired Inspection inspection;
    @Autowired Uploads uploads;
    @Autowired Turns turns;
    @Autowired Clock clock;
    @Autowired @Qualifier("control") JdbcClient control;
    @Autowired @Qualifier("control") TransactionTemplate transaction;

    @Test
    void aSealedNetworkIsDestroyedByASecondPersonAndIsNoMore() {
        var tag = UUID.randomUUID().toString();
        var kim = world.network("Ended " + tag, "Kim Ends", "kim-" + tag + "@ended.example");
        var max = world.add(kim, "Max Ends", "max-" + tag + "@ended.example", Role.ADMIN);
        var lee = world.add(kim, "Lee Stays", "lee-" + tag + "@ended.example", Role.MEMBER);
        var space = world.as(kim, who -> spaces.add(who, new SpaceSettings("Anything", "", JoinMode.OPEN, true)));
        world.as(kim, who -> uploads.put(who, Place.in(space.id()), "basalt.txt", "", new ByteArrayInputStream(
                "words of basalt".getBytes(StandardCharsets.UTF_8))));
        assertThat(world.signIn(kim).get("/search?q=basalt").status()).isEqualTo(200);
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
        everythingOfItIsTakenAway(kim.tenant(), given.bytes());
    }

    private void everythingOfItIsTakenAway(TenantId network, byte[] certificate) {
        var later = Clock.offset(clock, Duration.ofHours(2));
        var probe = new NetworkRemainsProbe(store, destructions, remains, later);
        assertThat(pieces(network)).containsEntry("schema", 2L);
        assertThat(pieces(network).get("files")).isPositive();
        assertThat(pieces(network).get("index")).isPositive();
        assertThat(probe.look().holds()).as("destroyed long ago and still there").isFalse();

        dying().remove(clock.instant().plusSeconds(1));
        assertThat(pieces(network)).as("what was done before the end").containsEntry("schema", 0L);
        assertThat(destructions.find(network).removedAt()).isNull();
        assertThat(probe.look().holds()).isFalse();

        remains.remove(clock.instant().plusSeconds(1));
        remains.remove(clock.instant().plusSeconds(1));
        assertThat(pieces(network)).hasSize(4).allSatisfy((what, left) -> assertThat(left).as(what).isZero());
        assertThat(control.sql("select count(*) from pg_roles where rolname = :role")
                .param("role", "t_" + network.toString().replace("-", "")).query(Long.class).single()).isZero();
        assertThat(destructions.find(network).removedAt()).isNotNull();
        assertThat(destructions.find(network).certificate()).isEqualTo(certificate);
        assertThat(new ProofProgram().check(certificate).holds()).isTrue();
        assertThat(destructions.prove(network)).allMatch(each -> each.opened() == 0);
        assertThat(probe.look().holds()).as(probe.look().observed()).isTrue();
        assertThat(journal.newest(List.of("network.destroy", "network.remove"), 200).stream()
                        .filter(entry -> network.equals(entry.network()))
                        .map(InstallationEntry::verb))
                .as("once each").containsExactly("network.remove", "network.destroy");
        assertThat(inspection.all()).anySatisfy(seen -> {
            assertThat(seen.tenant().id()).isEqualTo(network);
            assertThat(seen.tables()).isZero();
        });
        assertThat(world.signIn(world.ana()).get("/").status()).as("the others").isEqualTo(200);
    }

    /** A program that ends before it is through: at the last thing it wanted to remove. */
    private NetworkRemains dying() {
        var all = new ArrayList<>(leftovers);
        all.add(new TenantLeftovers() {
            @Override
            public String what() {
                return "more";
            }

            @Override
            public Where where() {
                return Where.SHARED;
            }

            @Override
            public long count(TenantId tenant) {
                return 0;
            }

            @Override
            public long remove(TenantId tenant) throws IOException {
                throw new IOException("the program ends here");
            }
        });
        return new NetworkRemains(store, all, journal, turns, transaction, clock);
    }

    private Map<String, Long> pieces(TenantId network) {
        return remains.left(network).stream().collect(Collectors.toMap(
                NetworkRemains.Left::what, NetworkRemains.Left::pieces));
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
