package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.aumbry.crypto.Secret;
import org.aumbry.kernel.Factor;
import org.aumbry.kernel.Principal;
import org.aumbry.mail.LetterBox;
import org.aumbry.networks.NetworkPolicy;
import org.aumbry.networks.PolicyOption;
import org.aumbry.networks.PolicyValues;
import org.aumbry.testing.Answer;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passwords set by mail, sign-in by mail, and what a network can ask of passwords. */
@AumbryTest
class MailedLinkWebTests {

    private static final String NEW = "quince jelly in the attic";

    @Autowired World world;
    @Autowired LetterBox box;
    @Autowired NetworkPolicy policy;
    @Autowired IdentityStoreAccess store;
    @Autowired MailedLinkProbe probe;
    @Autowired PasswordPolicyProbe policyProbe;
    @Autowired PasswordDesk desk;
    @Autowired PasswordStandings standings;
    @Autowired Users users;
    @Autowired Here here;
    @Autowired Clock clock;

    private Person owner;
    private Person bo;

    @BeforeEach
    void aNetworkOfItsOwn() {
        store.forgetGuesses();
        var tag = UUID.randomUUID().toString().substring(0, 8);
        owner = world.network("Links " + tag, "Ana Links", "ana-" + tag + "@links.example");
        bo = world.add(owner, "Bo Links", "bo-" + tag + "@links.example", Role.MEMBER);
    }

    @Test
    void aResetLinkSetsThePasswordOnceAndEndsEverySession() {
        var old = world.signIn(bo);
        var link = reset();
        assertThat(world.browser().get(link).body()).contains(bo.email());
        assertThat(world.browser().post(link, "password", "short").status()).isEqualTo(422);
        var done = world.browser().post(link, "password", NEW);
        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/sign-in");
        assertThat(old.get("/account").status()).as("every session is over").isEqualTo(303);
        assertThat(signIn(bo.password()).status()).isEqualTo(401);
        assertThat(signIn(NEW).status()).isEqualTo(303);
        assertThat(world.browser().get(link).status()).isEqualTo(404);
        assertThat(world.browser().post(link, "password", NEW + " again").status()).isEqualTo(404);
        assertThat(box.of(bo.tenant(), bo.email())).anyMatch(each -> each.subject().contains("was changed"));
    }

    @Test
    void aResetLinkIsOverAfterHalfAnHourAndWithTheNextPassword() {
        var old = reset();
        store.change(bo.tenant(), "update mailed_link set expires_at = now()");
        assertThat(world.browser().get(old).status()).isEqualTo(404);
        var first = reset();
        var second = reset();
        assertThat(world.browser().post(second, "password", NEW).status()).isEqualTo(303);
        assertThat(world.browser().get(first).status()).isEqualTo(404);
        assertThat(store.rows(bo.tenant(),
                "select 1 from mailed_link where expires_at > created_at + interval '30 minutes'")).isEmpty();
    }

    @Test
    void whoAsksLearnsNothingFromAnswerOrTime() {
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (var path : List.of("/forgot", "/sign-in/link", "/join")) {
            for (int i = 0; i < 12; i++) {
                var one = timed(known, path, bo.email());
                var other = timed(unknown, path, "nobody" + i + "@links.example");
                assertThat(plain(one)).as(path).isEqualTo(plain(other));
            }
        }
        double difference = Math.abs(median(known) - median(unknown));
        assertThat(difference).isLessThan(Math.max(0.5 * median(unknown), Duration.ofMillis(15).toNanos()));
    }

    @Test
    void onePersonGetsFiveLinksInAnHour() {
        for (int i = 0; i < 7; i++) {
            world.browser().post("/forgot", "email", bo.email());
        }
        await(() -> box.of(bo.tenant(), bo.email()).stream()
                .filter(each -> each.subject().contains("another")).count() == 5);
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        assertThat(box.of(bo.tenant(), bo.email())).filteredOn(each -> each.subject().contains("another")).hasSize(5);
    }

    @Test
    void aSignInLinkWorksOnceInTheBrowserThatAskedAndWhereTheNetworkWantsIt() {
        var browser = world.browser();
        browser.post("/sign-in/link", "email", bo.email());
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        assertThat(box.of(bo.tenant(), bo.email())).noneMatch(each -> each.subject().contains("sign-in link"));
        choose(PolicyOption.MAIL_LINK_SIGN_IN, "on");
        var link = link(browser);
        var thief = world.browser();
        assertThat(thief.get(link).body()).doesNotContain("action=\"" + link);
        assertThat(thief.post(link).status()).isEqualTo(401);
        assertThat(browser.get(link).body()).contains("action=\"" + link + "\"");
        assertThat(browser.sessionCookie()).isEmpty();
        assertThat(browser.post(link).status()).isEqualTo(303);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(store.rows(bo.tenant(), "select 1 from session where factors = '{mail-link}'")).hasSize(1);
        browser.post("/sign-out");
        assertThat(browser.post(link).status()).isEqualTo(401);
        var late = link(browser);
        choose(PolicyOption.MAIL_LINK_SIGN_IN, "off");
        assertThat(browser.post(late).status()).as("switched off meanwhile").isEqualTo(401);
    }

    @Test
    void aSignInLinkDoesNotGoPastASecondFactor() {
        choose(PolicyOption.MAIL_LINK_SIGN_IN, "on");
        var here = world.signIn(bo);
        here.post("/account/security/app");
        var secret = here.get("/account/security/app").find("</span>([A-Z2-7 ]{39})<").replace(" ", "");
        var code = Totp.code(Secret.copyOf(base32(secret)), Totp.step(clock.instant()));
        assertThat(here.post("/account/security/app/confirm", "code", code).status()).isEqualTo(201);
        var browser = world.browser();
        var asked = browser.post(link(browser));
        assertThat(asked.status()).as("the page that asks for the second factor").isEqualTo(200);
        assertThat(asked.find("name=\"ticket\" value=\"([^\"]+)\"")).isNotEmpty();
        assertThat(browser.sessionCookie()).isEmpty();
        assertThat(browser.get("/account").status()).isEqualTo(303);
    }

    private static byte[] base32(String text) {
        var bytes = new java.io.ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char each : text.toCharArray()) {
            buffer = (buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each)) & 0xFFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits & 0xFF);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aNetworkCanSwitchPasswordsOff() {
        choose(PolicyOption.PASSWORD_SIGN_IN, "off");
        var refused = signIn(bo.password());
        var nobody = bo.email().replace("bo-", "no-");
        var unknown = world.browser().post("/sign-in", "email", nobody, "password", bo.password());
        assertThat(refused.status()).isEqualTo(401);
        assertThat(plain(refused).replace(bo.email(), "[email]"))
                .isEqualTo(plain(unknown).replace(nobody, "[email]"));
        choose(PolicyOption.PASSWORD_SIGN_IN, "on");
        assertThat(signIn(bo.password()).status()).isEqualTo(303);
    }

    @Test
    void whoeverIsBelowTheRaisedPolicyChoosesAnotherAtTheNextSignIn() {
        var before = world.signIn(bo);
        assertThat(before.get("/account").status()).isEqualTo(200);
        var ana = world.signIn(owner);
        assertThat(ana.get("/admin/people/passwords").body()).doesNotContain(bo.email());
        choose(PolicyOption.PASSWORD_LEVEL, "high");
        assertThat(before.get("/account").status()).as("this session goes on").isEqualTo(200);
        var report = ana.get("/admin/people/passwords");
        assertThat(report.body()).contains(bo.email()).contains("Has words or patterns.").doesNotContain(bo.password());
        assertThat(before.get("/admin/people/passwords").status()).isEqualTo(404);
        var next = world.signIn(bo);
        assertThat(next.get("/account/sessions").location()).startsWith("/account/password");
        assertThat(next.get("/api/v1/me").status()).isEqualTo(403);
        assertThat(next.get("/account/password").body()).contains("stronger password");
        assertThat(next.post("/account/password", "current", bo.password(), "wanted", NEW).status()).isEqualTo(422);
        assertThat(next.post("/account/password", "current", bo.password(), "wanted", "q7Zk2vXw9rLmT4bN8s").status())
                .isEqualTo(303);
        assertThat(next.get("/account/sessions").status()).isEqualTo(200);
    }

    @Test
    void theMeterSaysHowStrongAndKeepsNothing() {
        var browser = world.browser();
        browser.get("/sign-in");
        assertThat(browser.post("/password-strength", "password", "password").body()).contains("\"score\":0");
        assertThat(browser.post("/password-strength", "password", "vex9 tarn quoin 4 jam").body())
                .contains("\"score\":4");
    }

    @Test
    void anInvitationIsMailedInItsReadersLanguage() {
        var invited = world.signIn(owner).post(
                "/admin/people/invite", "name", "Cy", "email", "cy@links.example", "role", "guest", "language", "fr");
        assertThat(invited.status()).isEqualTo(201);
        var letter = box.last(owner.tenant(), "cy@links.example");
        assertThat(letter.subject()).startsWith("Vous êtes invité");
        assertThat(world.browser().get(letter.link()).status()).isEqualTo(200);
    }

    @Test
    void theProbesSeeTheirControlsBroken() {
        reset();
        assertThat(world.in(bo.tenant(), probe::look).holds()).isTrue();
        store.change(bo.tenant(), "update mailed_link set expires_at = expires_at + interval '1 hour'");
        assertThat(world.in(bo.tenant(), probe::look).holds()).isFalse();

        choose(PolicyOption.PASSWORD_LEVEL, "high");
        assertThat(world.in(bo.tenant(), policyProbe::look).holds()).isTrue();
        var lax = new PasswordPolicyProbe(desk, standings, new Duty() {
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
                return !who.proof().factors().contains(Factor.PASSWORD);
            }
        }, users, here);
        assertThat(world.in(bo.tenant(), lax::look).observed()).contains("would go on as they are");
    }

    private String reset() {
        long before = box.of(bo.tenant(), bo.email()).size();
        var asked = world.browser().post("/forgot", "email", bo.email().toUpperCase(java.util.Locale.ROOT));
        assertThat(asked.status()).as("nobody has to wait").isLessThan(400);
        await(() -> box.of(bo.tenant(), bo.email()).size() > before);
        return box.last(bo.tenant(), bo.email()).link();
    }

    private String link(Browser browser) {
        long before = box.of(bo.tenant(), bo.email()).size();
        assertThat(browser.post("/sign-in/link", "email", bo.email()).status()).as("nobody has to wait")
                .isLessThan(400);
        await(() -> box.of(bo.tenant(), bo.email()).size() > before);
        return box.last(bo.tenant(), bo.email()).link();
    }

    private void choose(PolicyOption option, String value) {
        world.as(owner, who -> {
            var chosen = new java.util.HashMap<>(policy.values().chosen());
            chosen.put(option, value);
            policy.become(who, new PolicyValues(chosen, Set.of()));
            return true;
        });
    }

    private Answer signIn(String password) {
        return world.browser().post("/sign-in", "email", bo.email(), "password", password);
    }

    private Answer timed(List<Long> times, String path, String email) {
        var browser = world.browser();
        browser.get("/sign-in");
        long start = System.nanoTime();
        var answer = browser.post(path, "email", email);
        times.add(System.nanoTime() - start);
        return answer;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static String plain(Answer answer) {
        var headers = new java.util.TreeMap<>(answer.headers());
        Set.of("date", "connection", "x-request-id", "set-cookie").forEach(headers::remove);
        return answer.status() + "\n" + headers + "\n"
                + answer.body().replaceAll("(name=\"_csrf\" value|data-csrf|name=\"csrf\" content)=\"[^\"]*\"", "");
    }

    private static void await(java.util.function.BooleanSupplier happened) {
        for (int i = 0; i < 1200 && !happened.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(happened.getAsBoolean()).isTrue();
    }
}
