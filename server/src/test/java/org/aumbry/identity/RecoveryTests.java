package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Getting a network back by its domain: slowly, in the open, and only when nobody says no. */
@AumbryTest
class RecoveryTests {

    @Autowired World world;
    @Autowired Recovery recovery;
    @Autowired RecoverySteps steps;
    @Autowired RecoveryTicket tickets;
    @Autowired Joining joining;
    @Autowired Users users;
    @Autowired IdentityStoreAccess store;

    private Person ana;
    private RecoveryTicket.Read ticket;
    private String email;

    @BeforeEach
    void aNetworkSomebodyClaims() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        ana = world.network("Recover " + tag, "Ana " + tag, "ana-" + tag + "@recover.example");
        email = "new-" + tag + "@recover.example";
        ticket = tickets.read(recovery.begin("recover.example", email)).orElseThrow();
    }

    private Recovery.Standing proceed() {
        return world.in(ana.tenant(), () -> steps.proceed(ticket));
    }

    @Test
    void nothingHappensForSevenDaysAndThenAnAdministratorIsInvited() {
        int before = letters();
        assertThat(proceed().word()).isEqualTo("waiting");
        assertThat(proceed().word()).as("asking again is not another claim").isEqualTo("waiting");
        assertThat(letters()).isEqualTo(before + 1);
        later();
        var invited = proceed();
        assertThat(invited.word()).isEqualTo("invited");
        assertThat(invited.toString()).doesNotContain(invited.link());
        assertThat(joining.look(invited.link().substring("/join/".length())).email()).isEqualTo(email);
        var person = world.as(ana, who -> users.findByEmail(email).orElseThrow());
        assertThat(person.role()).isEqualTo(Role.ADMIN);
        assertThat(proceed().word()).as("once").isEqualTo("used");
        assertThat(store.rows(ana.tenant(),
                "select verb from journal_entry where verb like 'recovery.%' order by at")).hasSize(2);
    }

    @Test
    void anAdministratorWhoSaysNoEndsIt() {
        proceed();
        var browser = world.signIn(ana);
        assertThat(browser.get("/").body()).contains("/admin/recovery");
        var page = browser.get("/admin/recovery");
        assertThat(page.body()).contains("recover.example", email);
        var stop = "/admin/recovery/" + page.find("/admin/recovery/([0-9a-f-]{36})/stop") + "/stop";
        var bo = world.add(ana, "Bo Berg", UUID.randomUUID() + "@recover.example", Role.MEMBER);
        for (var outsider : new Browser[] {world.signIn(bo), world.browserOf(world.dee())}) {
            assertThat(outsider.post(stop).status()).isEqualTo(404);
        }
        assertThat(world.signIn(bo).get("/admin/recovery").status()).isEqualTo(404);
        assertThat(browser.post(stop).status()).isEqualTo(303);
        later();
        assertThat(proceed().word()).isEqualTo("stopped");
    }

    @Test
    void theDelayCannotBeShortened() {
        proceed();
        assertThatThrownBy(() -> store.change(ana.tenant(), "update recovery_claim set ready_at = now()"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> store.change(ana.tenant(), "delete from recovery_claim"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void theAnswersTellNothingOfDomainsThatAreNotShown() {
        var stranger = world.browser();
        assertThat(stranger.post("/recover", "domain", "no domain", "email", email).status()).isEqualTo(422);
        var known = stranger.post("/recover", "domain", "recover.invalid", "email", email);
        assertThat(known.status()).isEqualTo(303);
        var page = stranger.get(known.location());
        assertThat(page.body()).contains("_aumbry-recovery.recover.invalid", "aumbry-recovery=");
        assertThat(stranger.get("/recover/" + "x".repeat(40)).status()).isEqualTo(404);
        assertThat(stranger.get(known.location().replace("/recover/", "/recover/A")).status()).isEqualTo(404);
        assertThatThrownBy(() -> recovery.task("forged.ticket")).isInstanceOf(Refusal.class);
    }

    private int letters() {
        return store.rows(ana.tenant(), "select 1 from letter where person_id = ?", ana.id().value()).size();
    }

    /** Seven days pass. */
    private void later() {
        store.change(ana.tenant(), "update recovery_claim set started_at = started_at - interval '8 days',"
                + " ready_at = ready_at - interval '8 days'");
    }
}
