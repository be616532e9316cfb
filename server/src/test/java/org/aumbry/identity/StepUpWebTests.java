package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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
