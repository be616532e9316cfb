package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.kernel.Refusal;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class StepUpWebTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Origin HERE = new Origin("198.51.100.9", "");

    @Autowired
    World world;

    @Autowired
    StepUp stepUp;

    @Autowired
    Gate gate;

    @Autowired
    Tokens tokens;

    @Autowired
    IdentityStoreAccess store;

    @Autowired
    HeldFormDesk desk;

    @Test
    void aFreshSignInCountsAndAnOldOneIsLookedAtAgain() {
        var person = fresh();
        var browser = world.signIn(person);
        assertThat(asked(person, browser)).isFalse();
        rest(person);
        assertThat(asked(person, browser)).isTrue();
        var cookie = browser.sessionCookie();
        var wrong = browser.post("/step-up", "password", "not that at all, no", "next", "/account");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(asked(person, browser)).isTrue();
        var right = browser.post("/step-up", "password", person.password(), "next", "/account?tab=1", "again", "true");
        assertThat(right.location()).isEqualTo("/account?tab=1");
        assertThat(browser.sessionCookie()).as("who has the old cookie gains nothing").isNotEqualTo(cookie);
        assertThat(gate.bySession(cookie, HERE)).isEmpty();
        assertThat(asked(person, browser)).isFalse();
        var id = person.id().value();
        assertThat(store.rows(person.tenant(), "select 1 from journal_entry where verb = 'session.step-up'"
                + " and user_id = ?", id)).hasSize(1);
        assertThat(store.rows(person.tenant(), "select 1 from journal_entry where reason = 'step-up'"
                + " and object_id = ?", id)).hasSize(1);
    }

    @Test
    void theFreshLookNeverLeadsToAnotherHost() {
        var person = fresh();
        var browser = world.signIn(person);
        var answer = browser.post("/step-up", "password", person.password(), "next", "//evil.example");
        assertThat(answer.location()).isEqualTo("/");
        assertThat(browser.get("/step-up?next=https://evil.example").body()).doesNotContain("evil.example");
    }

    @Test
    void aTokenIsNeverLookedAtAndAMailLinkIsNoStrongLook() {
        var person = fresh();
        var who = gate.bySession(world.signIn(person).sessionCookie(), HERE).orElseThrow().principal();
        var token = world.in(who.tenant(), () -> tokens.issue(who, "script", Set.of("read"), Duration.ofDays(1)));
        var program = gate.byToken(token.secret(), HERE).orElseThrow().principal();
        assertThatThrownBy(() -> require(program)).isInstanceOfSatisfying(Refusal.class, refusal ->
                assertThat(refusal.code()).isEqualTo(Refusal.Code.DENIED));
        assertThat(Factor.strong(Set.of(Factor.MAIL_LINK))).isFalse();
        assertThat(Factor.strong(Set.of(Factor.MAIL_LINK, Factor.TOTP))).isTrue();
    }

    @Test
    void formsInOtherTabsOutliveAFreshLookAndASignInGetsItsOwn() {
        var person = fresh();
        var browser = world.signIn(person);
        var page = browser.get("/account/tokens");
        var token = page.find("name=\"_csrf\" value=\"([^\"]+)\"");
        rest(person);
        browser.post("/step-up", "password", person.password());
        assertThat(browser.formToken()).isEqualTo(token);
        assertThat(browser.postBare("/account/tokens", Map.of("name", "from before", "scopes", "read", "_csrf", token))
                .status()).isEqualTo(201);
        var other = world.signIn(person);
        assertThat(other.formToken()).as("each browser has its own").isNotEqualTo(token);
        assertThat(other.postBare("/account/tokens", Map.of("name", "stolen", "scopes", "read", "_csrf", token))
                .status()).isEqualTo(403);
        browser.post("/sign-in", "email", person.email(), "password", person.password());
        assertThat(browser.formToken()).as("a sign-in changes it").isNotEqualTo(token);
        var value = browser.sessionCookie();
        browser.setCookie("__Host-aumbry", value.substring(0, value.indexOf('~')));
        assertThat(browser.get("/account").status()).as("a cookie of an earlier release").isEqualTo(200);
        assertThat(browser.post("/account/tokens", "name", "old", "scopes", "read").status()).isEqualTo(201);
    }

    @Test
    void whatWasSentBeforeTheFreshLookIsDoneAfterIt() {
        var person = fresh();
        var browser = world.signIn(person);
        rest(person);
        var asked = browser.post("/account/tokens?tab=1", "name", "Grüße & co", "scopes", "read", "days", "7");
        assertThat(asked.location()).startsWith("/step-up?next=%2F&held=").doesNotContain("co");
        assertThat(browser.get(asked.location()).body()).contains("is kept").doesNotContain("Grüße");
        var held = asked.location().replaceAll(".*held=", "");
        var wrong = browser.post("/step-up", "password", "not that at all, no", "held", held);
        assertThat(wrong.find("name=\"held\" value=\"([^\"]+)\"")).isEqualTo(held);
        var looked = browser.post("/step-up", "password", person.password(), "held", held);
        assertThat(looked.status()).isEqualTo(307);
        assertThat(looked.location()).isEqualTo("/account/tokens?tab=1&_held=" + held);
        var done = browser.post(looked.location(), "password", person.password(), "name", "not this");
        assertThat(done.status()).isEqualTo(201);
        assertThat(done.body()).contains("Grüße &amp; co").doesNotContain("not this");
        assertThat(browser.post(looked.location(), "name", "again").status()).as("once").isEqualTo(409);
        assertThat(store.rows(person.tenant(), "select 1 from access_token where user_id = ?", person.id().value()))
                .hasSize(1);
    }

    @Test
    void aKeptFormIsForItsOwnSignInAddressAndMinutes() {
        var person = fresh();
        var browser = world.signIn(person);
        rest(person);
        var held = hold(browser);
        var elsewhere = world.signIn(person);
        for (var stranger : List.of(elsewhere, world.browserOf(world.dee()), world.browserOf(world.cy()))) {
            assertThat(stranger.post("/account/tokens?_held=" + held, "name", "x", "scopes", "read").status())
                    .isEqualTo(409);
            assertThat(stranger.get("/step-up/held?held=" + held).location()).isEqualTo("/");
        }
        var right = browser.post("/step-up", "password", person.password());
        assertThat(right.status()).isEqualTo(303);
        assertThat(browser.post("/account/profile?_held=" + held, "name", "x").status()).isEqualTo(409);
        assertThat(browser.get("/step-up/held?held=" + held).body()).contains("/account/tokens?_held=" + held);
        store.change(person.tenant(), "update held_form set held_at = held_at - interval '11 minutes'");
        assertThat(browser.post("/account/tokens?_held=" + held, "name", "late").status()).isEqualTo(409);
        assertThat(world.in(person.tenant(), desk::forgetOld)).isPositive();
    }

    @Test
    void onlySmallFormsAreKeptAndFewOfThem() {
        var person = fresh();
        var browser = world.signIn(person);
        rest(person);
        assertThat(browser.post("/account/tokens", "name", "x".repeat(70_000), "scopes", "read").location())
                .endsWith("&again=true");
        for (int i = 0; i < 6; i++) {
            hold(browser);
        }
        assertThat(store.rows(person.tenant(), "select 1 from held_form where user_id = ?", person.id().value()))
                .hasSize(HeldFormDesk.MOST);
    }

    private static String hold(Browser browser) {
        return browser.post("/account/tokens", "name", "kept", "scopes", "read").location().replaceAll(".*held=", "");
    }

    @Test
    void strangersAreLedToTheSignIn() {
        assertThat(world.browser().get("/step-up").location()).startsWith("/sign-in");
    }

    private boolean asked(Person person, Browser browser) {
        var who = gate.bySession(browser.sessionCookie(), HERE).orElseThrow().principal();
        try {
            require(who);
            return false;
        } catch (Refusal refusal) {
            assertThat(refusal.code()).isEqualTo(Refusal.Code.STEP_UP);
            return true;
        }
    }

    private void require(Principal who) {
        world.in(who.tenant(), () -> {
            stepUp.require(who);
            return true;
        });
    }

    private void rest(Person person) {
        store.change(person.tenant(), "update session set proven_at = proven_at - interval '11 minutes'"
                + " where user_id = ?", person.id().value());
    }

    private Person fresh() {
        int number = NUMBER.incrementAndGet();
        return world.add(world.ana(), "Looked " + number, "looked" + number + "@acme.example", Role.MEMBER);
    }
}
