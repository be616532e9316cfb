package org.aumbry.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.crypto.Ids;
import org.aumbry.data.TenantScope;
import org.aumbry.identity.Duty;
import org.aumbry.identity.Role;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.kernel.Principal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class TermsWebTests {

    private static final Duration SOON = Duration.ofMillis(2100);

    @Autowired World world;
    @Autowired Terms terms;
    @Autowired TermsProbe probe;
    @Autowired Users users;
    @Autowired TenantScope scope;
    @Autowired Ids ids;

    private Person owner;
    private Person bo;

    @BeforeEach
    void aNetworkOfItsOwn() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        owner = world.network("Terms " + tag, "Ana Terms", "ana-" + tag + "@terms.example");
        bo = world.add(owner, "Bo Terms", "bo-" + tag + "@terms.example", Role.MEMBER);
    }

    @Test
    void everyoneAcceptsEachVersionBeforeTheyGoOn() {
        var ana = world.signIn(owner);
        var browser = world.signIn(bo);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(ana.post("/admin/terms", "text", "  ").status()).isEqualTo(422);
        publish("No spam, nothing illegal.");
        assertThat(browser.get("/account?x=1").location()).isEqualTo("/terms?next=%2Faccount%3Fx%3D1");
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(403);
        assertThat(browser.get("/terms").body()).contains("No spam, nothing illegal.");
        assertThat(browser.post("/terms", "version", "2").status()).isEqualTo(409);
        assertThat(browser.post("/terms", "version", "1", "next", "/account").location()).isEqualTo("/account");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        publish("No spam, nothing illegal, be kind.");
        assertThat(browser.get("/account").location()).startsWith("/terms");
        assertThat(browser.post("/terms", "version", "1").status()).as("the old one").isEqualTo(409);
        assertThat(browser.post("/terms", "version", "2").status()).isEqualTo(303);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void acceptancesAreARecordForAdministratorsOnly() {
        publish("Be kind.");
        var ana = world.signIn(owner);
        var browser = world.signIn(bo);
        browser.post("/terms", "version", "1");
        ana.post("/terms", "version", "1");
        var record = ana.get("/admin/terms/acceptances.csv");
        assertThat(record.status()).isEqualTo(200);
        assertThat(record.body()).contains(bo.id() + ",\"" + bo.email() + "\",1,20").contains(owner.email());
        assertThat(ana.get("/admin/terms").body()).contains("Be kind.");
        assertThat(browser.get("/admin/terms").status()).isEqualTo(404);
        assertThat(browser.get("/admin/terms/acceptances.csv").status()).isEqualTo(404);
        assertThat(browser.post("/admin/terms", "text", "x").status()).isEqualTo(404);
        assertThat(world.browserOf(world.dee()).get("/admin/terms").body()).doesNotContain("Be kind.");
        assertThat(world.browserOf(world.dee()).get("/terms").body()).doesNotContain("Be kind.");
    }

    @Test
    void theProbeSeesPeopleGoOnWithoutHavingAccepted() {
        publish("Be kind.");
        assertThat(world.in(owner.tenant(), probe::look).holds()).isTrue();
        var lax = new TermsProbe(terms, new Duty() {
            @Override
            public String path() {
                return "/nowhere";
            }

            @Override
            public String messageKey() {
                return "";
            }

            @Override
            public boolean owed(Principal who, User user) {
                return user.role() == Role.ADMIN;
            }
        }, users, scope, ids);
        assertThat(world.in(owner.tenant(), lax::look).observed()).startsWith("1 people go on");
    }

    private void publish(String text) {
        world.as(owner, who -> {
            terms.publish(who, text);
            return true;
        });
        LockSupport.parkNanos(SOON.toNanos());
    }
}
