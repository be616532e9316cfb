package org.aumbry.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.aumbry.documents.Place;
import org.aumbry.documents.Uploads;
import org.aumbry.identity.Role;
import org.aumbry.kernel.Backlog;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.NetworkLimits;
import org.aumbry.spaces.JoinMode;
import org.aumbry.spaces.SpaceSettings;
import org.aumbry.spaces.Spaces;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.Staff;
import org.aumbry.testing.World;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a network may become is agreed by two operators and kept by the program; and what waits is shown to them. */
@AumbryTest
class LimitsTests {

    @Autowired private World world;
    @Autowired private Staff staff;
    @Autowired private Spaces spaces;
    @Autowired private Uploads uploads;
    @Autowired private Orders orders;
    @Autowired private OperatorWork work;
    @Autowired private NetworkLimits limits;
    @Autowired private Health health;

    @Autowired
    @Qualifier("control")
    private JdbcClient control;

    @Test
    void aNetworkGrowsNoFurtherThanTwoOperatorsAgreed() {
        var ada = network();
        world.add(ada, "Ben Limit", "ben-" + UUID.randomUUID() + "@limit.example", Role.MEMBER);
        var place = world.as(ada, who -> Place.in(
                spaces.add(who, new SpaceSettings("Plans", "", JoinMode.INVITATION, false)).id()));
        put(ada, place, 1_000);
        var one = staff.active("Uma");
        var two = staff.active("Vik");
        var page = "/operators/networks/" + ada.tenant();
        assertThat(one.browser().get(page).body()).contains("Propose limits");
        for (var wrong : new String[] {"0", "-1", "1.5", "many", "99999999999"}) {
            assertThat(one.browser().post(page + "/limits", "people", wrong, "why", "Plan").status())
                    .as(wrong).isEqualTo(422);
        }

        assertThat(one.browser().post(page + "/limits", "people", "2", "mebibytes", "1", "why", "Plan S").status())
                .isEqualTo(303);
        var order = orders.of(Order.Kind.LIMITS).stream()
                .filter(each -> each.network().equals(ada.tenant()))
                .findFirst()
                .orElseThrow();
        assertThat(limits.of(ada.tenant())).as("proposed only").isEqualTo(NetworkLimits.Limits.NONE);
        assertThatThrownBy(() -> orders.confirm(one.onDuty(), order.id())).isInstanceOf(Refusal.class);
        orders.confirm(two.onDuty(), order.id());
        settle(order);

        assertThat(one.browser().get(page).body()).contains("Most people", "<dd>2</dd>", "<dd>1</dd>");
        assertThat(world.browserOf(ada).get("/admin/storage").body())
                .as("its administrators see it before they run into it")
                .contains("2 of 2", "Used up", "1 of 1 MB", "Nothing more can be uploaded");
        assertThat(world.browserOf(ada).get("/api/v1/storage").body())
                .contains("\"peopleLimit\":{\"used\":2,\"most\":2,\"state\":\"full\"}",
                        "\"most\":1048576,\"state\":\"room\"");
        assertThatThrownBy(() -> addCid(ada))
                .isInstanceOfSatisfying(Refusal.class, refused -> {
                    assertThat(refused.code()).isEqualTo(Refusal.Code.OVER_LIMIT);
                    assertThat(refused.messageKey()).isEqualTo("networks.limit.people");
                });
        put(ada, place, 1_100_000);
        assertThatThrownBy(() -> put(ada, place, 10)).isInstanceOfSatisfying(Refusal.class, refused ->
                assertThat(refused.messageKey()).isEqualTo("networks.limit.bytes"));
        assertThat(world.browserOf(ada).post("/admin/people/invite", Map.of(
                "name", "Cid", "email", "cid-" + UUID.randomUUID() + "@limit.example", "role", "member",
                "language", "en")).body()).contains("as many people as it may have: 2.");

        var more = orders.propose(one.onDuty(), new Orders.Wish(Order.Kind.LIMITS, ada.tenant(), null,
                Map.of("reason", "Plan L", "people", "", "mebibytes", "10")));
        orders.confirm(two.onDuty(), more.id());
        settle(more);
        put(ada, place, 10);
        addCid(ada);
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() ->
                assertThat(world.browserOf(ada).get("/admin/journal/export.jsonl?verb=limits.").body())
                        .contains("limits.propose", "limits.confirm", "limits.carry-out", "\"people\":\"2\""));
    }

    @Test
    void aBrowserThatWasLeftOpenConfirmsNothing() {
        var ada = network();
        var two = staff.active("Vik");
        var order = orders.propose(staff.active("Uma").onDuty(), new Orders.Wish(
                Order.Kind.LIMITS, ada.tenant(), null, Map.of("reason", "Plan", "people", "5", "mebibytes", "")));
        control.sql("update operator_session set proved_at = proved_at - interval '11 minutes' where id = :id")
                .param("id", two.onDuty().session())
                .update();
        assertThatThrownBy(() -> orders.confirm(staff.seen(two.cookie()), order.id()))
                .isInstanceOfSatisfying(Refusal.class, refused ->
                        assertThat(refused.messageKey()).isEqualTo("operators.refusal.touch"));
        var confirm = "/operators/orders/" + order.id() + "/confirm";
        var sent = two.browser().post(confirm);
        assertThat(sent.header("Location").orElse("")).endsWith("/operators/touch");
        assertThat(orders.get(order.id()).state()).isEqualTo(Order.State.PROPOSED);

        var other = staff.active("Wes");
        var question = two.browser().get("/operators/touch/passkey").body();
        assertThat(two.browser().post("/operators/touch", "answer", other.passkey().get(question)).status())
                .as("somebody else's passkey").isEqualTo(422);
        var again = two.browser().get("/operators/touch/passkey").body();
        assertThat(two.browser().post("/operators/touch", "answer", two.passkey().get(again)).status()).isEqualTo(303);
        assertThat(two.browser().post(confirm).header("Location").orElse("")).endsWith("/operators/orders");
        settle(order);
        assertThat(world.browser().get("/operators/touch").body()).doesNotContain("Are you still there?");
    }

    @Test
    void whatWaitsIsCountedAndShown() {
        var ada = network();
        var one = staff.active("Wes");
        var survey = health.survey(one.onDuty());

        assertThat(survey.lines()).extracting(Health.Line::queue).containsExactly(Backlog.Queue.values());
        assertThat(survey.failed()).isZero();
        assertThat(survey.looked()).isPositive().isLessThanOrEqualTo(survey.all());
        var page = one.browser().get("/operators/health");
        assertThat(page.body()).contains("Work that waits", "Letters", "Entries without a place in their tree");
        assertThat(world.browserOf(ada).get("/operators/health").body()).doesNotContain("Work that waits");
        assertThat(world.browser().get("/operators/health").body()).doesNotContain("Work that waits");
    }

    private Person network() {
        var tag = UUID.randomUUID();
        return world.network("Limit " + tag, "Ada Limit", "ada-" + tag + "@limit.example");
    }

    private Person addCid(Person ada) {
        return world.add(ada, "Cid Limit", "cid-" + UUID.randomUUID() + "@limit.example", Role.MEMBER);
    }

    private void put(Person person, Place place, int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) 'x');
        world.as(person, who -> uploads.put(
                who, place, UUID.randomUUID() + ".bin", "", new ByteArrayInputStream(bytes)));
    }

    private void settle(Order order) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            work.carryOut();
            return orders.get(order.id()).state() == Order.State.CARRIED_OUT;
        });
    }
}
