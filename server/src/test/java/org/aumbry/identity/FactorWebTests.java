package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.crypto.Secret;
import org.aumbry.kernel.Factor;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class FactorWebTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Origin HERE = new Origin("198.51.100.20", "");

    @Autowired
    World world;

    @Autowired
    Gate gate;

    @Autowired
    Tokens tokens;

    @Autowired
    Groups groups;

    @Autowired
    NetworkPolicy policy;

    @Autowired
    Clock clock;

    @Autowired
    IdentityStoreAccess store;

    @Test
    void withAnAppThePasswordAloneOpensNothingAndNoCodeCountsTwice() {
        var person = fresh();
        var browser = world.signIn(person);
        var other = world.signIn(person);
        var app = setUp(browser);
        assertThat(other.get("/account").location()).as("opened without the app").startsWith("/sign-in");
        assertThat(browser.get("/account").status()).isEqualTo(200);

        var next = world.browser();
        var asked = next.post("/sign-in", "email", person.email(), "password", person.password(), "next", "/account");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(next.sessionCookie()).isEmpty();
        var ticket = asked.find("name=\"ticket\" value=\"([^\"]+)\"");
        var used = next.post("/sign-in/second", "ticket", ticket, "code", app.used(), "next", "/account");
        assertThat(used.status()).as("the code that set the app up").isEqualTo(401);
        var code = Totp.code(app.secret(), Totp.step(clock.instant()) + 1);
        var in = next.post("/sign-in/second", "ticket", ticket, "code", code, "next", "/account");
        assertThat(in.location()).isEqualTo("/account");
        assertThat(next.sessionCookie()).isNotEmpty();
        assertThat(gate.bySession(next.sessionCookie(), HERE).orElseThrow().principal().proof().factors())
                .containsExactlyInAnyOrder(Factor.PASSWORD, Factor.TOTP);
        var replayed = world.browser().post("/sign-in/second", "ticket", ticket, "code", code);
        assertThat(replayed.status()).as("the same code again").isEqualTo(401);
        assertThat(store.rows(person.tenant(), "select 1 from journal_entry where reason = 'second-factor'"
                + " and object_id = ?", person.id().value())).hasSize(2);
    }

    @Test
    void aRecoveryCodeCountsOnceAndOnlyItsKeyedCodeIsKept() {
        var person = fresh();
        var browser = world.signIn(person);
        var codes = setUp(browser).recovery();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("([A-Z2-7]{4}-?){4}"));
        var rows = store.rows(person.tenant(), "select * from recovery_code where user_id = ?", person.id().value());
        assertThat(rows).hasSize(10);
        assertThat(rows.toString()).doesNotContain(codes.getFirst().replace("-", ""));

        assertThat(secondStep(person, codes.getFirst().toLowerCase(java.util.Locale.ROOT)).status()).isEqualTo(303);
        assertThat(secondStep(person, codes.getFirst()).status()).isEqualTo(401);
        assertThat(secondStep(person, codes.get(1).replace("-", "")).status()).isEqualTo(303);
    }

    @Test
    void guessingCodesGetsSlowWhereverItComesFrom() {
        var person = fresh();
        setUp(world.signIn(person));
        for (int i = 0; i < 5; i++) {
            assertThat(secondStep(person, "00000" + i).status()).isEqualTo(401);
        }
        assertThat(secondStep(person, "000009").status()).isEqualTo(429);
    }

    @Test
    void aTicketIsWorthNothingAlteredOrForAnotherPerson() {
        var person = fresh();
        var victim = fresh();
        var app = setUp(world.signIn(person));
        setUp(world.signIn(victim));
        var asked = world.browser().post("/sign-in", "email", victim.email(), "password", victim.password());
        var ticket = asked.find("name=\"ticket\" value=\"([^\"]+)\"");
        var code = Totp.code(app.secret(), Totp.step(clock.instant()) + 1);
        assertThat(world.browser().post("/sign-in/second", "ticket", ticket, "code", code).status()).isEqualTo(401);
        var altered = world.browser().post("/sign-in/second", "ticket", ticket + "A", "code", code);
        assertThat(altered.status()).isEqualTo(401);
        assertThat(world.browser().post("/sign-in/second", "code", code).status()).isEqualTo(401);
    }

    @Test
    void whoMustHaveAFactorCanDoNothingElseAfterTheGraceAndNeitherCanTheirTokens() {
        var admin = network();
        var person = world.add(admin, "Owes", "owes" + NUMBER.incrementAndGet() + "@factor.example", Role.MEMBER);
        var browser = world.signIn(person);
        var who = gate.bySession(browser.sessionCookie(), HERE).orElseThrow().principal();
        var token = world.in(person.tenant(), () -> tokens.issue(who, "script", Set.of("read"), Duration.ofDays(9)));
        ask(admin, "everyone", "7");
        assertThat(browser.get("/account").status()).as("within the grace").isEqualTo(200);
        assertThat(world.browser().post("/sign-in", "email", person.email(), "password", person.password()).location())
                .as("is led to set one up").isEqualTo("/account/security");
        assertThat(api(token.secret())).isEqualTo(200);
        store.change(person.tenant(), "update factor_owed set since = since - interval '8 days'");
        assertThat(browser.get("/account?x=1").location()).isEqualTo("/account/security?next=%2Faccount%3Fx%3D1");
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(403);
        assertThat(browser.post("/account", "name", "Other").status()).isEqualTo(303);
        assertThat(api(token.secret())).as("no way round by a token").isEqualTo(403);
        assertThat(browser.get("/account/security").status()).isEqualTo(200);
        setUp(browser);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(api(token.secret())).isEqualTo(200);
    }

    @Test
    void aGroupOrARoleCanBeAskedAndAdministratorsSeeWhoHasNone() {
        var admin = network();
        var inside = world.add(admin, "Inside", "in" + NUMBER.incrementAndGet() + "@factor.example", Role.MEMBER);
        var outside = world.add(admin, "Outside", "out" + NUMBER.incrementAndGet() + "@factor.example", Role.MEMBER);
        var outer = world.as(admin, who -> groups.create(who, GroupKind.PEOPLE, "Outer"));
        world.as(admin, who -> {
            var inner = groups.create(who, GroupKind.PEOPLE, "Inner");
            groups.add(who, inner.id(), inside.id());
            groups.add(who, outer.id(), inner.id());
            return inner;
        });
        ask(admin, "offered", "0");
        var browser = world.signIn(admin);
        assertThat(browser.post("/admin/factors/ask", "group", outer.id().toString()).status()).isEqualTo(303);
        var insider = world.signIn(inside);
        assertThat(insider.get("/account").location()).startsWith("/account/security");
        assertThat(world.signIn(outside).get("/account").status()).isEqualTo(200);
        var page = browser.get("/admin/factors").body();
        assertThat(page).contains("Inside", "Outside", "3 people of 3", "Owes one");
        ask(admin, "administrators", "0");
        assertThat(browser.get("/account").location()).startsWith("/account/security");
        setUp(browser);
        assertThat(browser.get("/admin/factors").body()).contains("2 people of 3");
        browser.post("/admin/factors/ask-no-more", "group", outer.id().toString());
        assertThat(insider.get("/account").status()).isEqualTo(200);
    }

    @Test
    void membersAndStrangersSeeNothingOfIt() {
        var group = world.as(world.ana(), who -> groups.create(who, GroupKind.PEOPLE, "Asked")).id();
        for (var browser : List.of(world.signIn(world.bo()), world.signIn(world.dee()))) {
            var answer = browser.post("/admin/factors/ask", Map.of("group", group.toString()));
            assertThat(answer.status()).isEqualTo(404);
        }
        assertThat(world.signIn(world.bo()).get("/admin/factors").status()).isEqualTo(404);
        assertThat(world.browser().get("/account/security").location()).startsWith("/sign-in");
    }

    @Test
    void theSignInPageAsksForTheAddressFirstAndSaysTheSameToAll() {
        var known = world.browser().post("/sign-in", "email", world.ana().email());
        var unknown = world.browser().post("/sign-in", "email", "nobody@acme.example");
        assertThat(known.body()).contains("type=\"password\"");
        assertThat(known.body().replace(world.ana().email(), "").replaceAll("[\\w-]{43}", ""))
                .isEqualTo(unknown.body().replace("nobody@acme.example", "").replaceAll("[\\w-]{43}", ""));
        assertThat(world.browser().get("/sign-in").body()).doesNotContain("type=\"password\"");
    }

    private record App(Secret secret, String used, List<String> recovery) {}

    /** Sets an authenticator app up as a person would. */
    private App setUp(Browser browser) {
        assertThat(browser.post("/account/security/app").location()).isEqualTo("/account/security/app");
        var page = browser.get("/account/security/app");
        assertThat(page.body()).contains("<svg class=\"qr\"");
        var secret = Secret.copyOf(base32(page.find("</span>([A-Z2-7 ]{39})<").replace(" ", "")));
        assertThat(browser.post("/account/security/app/confirm", "code", "000000x").status()).isEqualTo(422);
        var code = Totp.code(secret, Totp.step(clock.instant()));
        var done = browser.post("/account/security/app/confirm", "code", code);
        assertThat(done.status()).isEqualTo(201);
        var codes = done.find("Recovery codes: </span>([^<]+)<").trim().split(" ");
        return new App(secret, code, List.of(codes));
    }

    private org.aumbry.testing.Answer secondStep(Person person, String code) {
        var browser = world.browser();
        var asked = browser.post("/sign-in", "email", person.email(), "password", person.password());
        var ticket = asked.find("name=\"ticket\" value=\"([^\"]+)\"");
        return browser.post("/sign-in/second", "ticket", ticket, "code", code);
    }

    private void ask(Person admin, String whom, String graceDays) {
        world.as(admin, who -> policy.become(who, new PolicyValues(
                Map.of(PolicyOption.SECOND_FACTOR, whom, PolicyOption.SECOND_FACTOR_GRACE_DAYS, graceDays), Set.of())));
    }

    private int api(String token) {
        return world.browser().with("Authorization", "Bearer " + token).get("/api/v1/me").status();
    }

    private Person fresh() {
        int number = NUMBER.incrementAndGet();
        return world.add(world.ana(), "Factor " + number, "factor" + number + "@acme.example", Role.MEMBER);
    }

    private Person network() {
        int number = NUMBER.incrementAndGet();
        return world.network("Factors " + number, "Fay Ctor", "fay" + number + "@factor.example");
    }

    static byte[] base32(String text) {
        var bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (var each : text.toCharArray()) {
            held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
