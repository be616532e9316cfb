package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class AccountWebTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    World world;

    @Test
    void everyPageOfTheAccountOpensInEveryLanguage() {
        var person = fresh();
        var browser = world.signIn(person);
        for (var language : new String[] {"fr", "es", "en"}) {
            browser.post("/account", "name", person.name(), "language", language, "theme", "dark", "shortcuts", "true");
            for (var path : new String[] {"/account", "/account/sessions", "/account/tokens", "/account/activity"}) {
                var answer = browser.get(path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.body()).as(path).contains("<html lang=\"" + language + "\" data-theme=\"dark\">");
            }
        }
        assertThat(browser.get("/account/activity").body()).contains("user.change-profile").contains("sign-in");
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndEndsEveryOtherSession() {
        var person = fresh();
        var here = world.signIn(person);
        var elsewhere = world.signIn(person);
        var before = here.sessionCookie();
        var wrong = here.post("/account/password", "current", "not the old one at all", "wanted",
                "quince jelly in the attic");
        assertThat(wrong.status()).isEqualTo(422);
        var weak = here.post("/account/password", "current", person.password(), "wanted", "passwordpassword");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(elsewhere.get("/account").status()).isEqualTo(200);
        var done = here.post(
                "/account/password", "current", person.password(), "wanted", "quince jelly in the attic");
        assertThat(done.status()).isEqualTo(303);
        assertThat(here.sessionCookie()).as("rotated").isNotEqualTo(before);
        assertThat(here.get("/account").status()).isEqualTo(200);
        assertThat(elsewhere.get("/account").status()).isEqualTo(303);
        var old = world.browser();
        old.setCookie("__Host-aumbry", before);
        assertThat(old.get("/account").status()).isEqualTo(303);
    }

    @Test
    void aSessionEndedFromAnotherDeviceIsRefusedOnTheNextRequest() {
        var person = fresh();
        var here = world.signIn(person);
        var elsewhere = world.signIn(person);
        assertThat(elsewhere.get("/account").status()).isEqualTo(200);
        var page = here.get("/account/sessions");
        var id = page.find("/account/sessions/([0-9a-f-]{36})/revoke");
        assertThat(here.post("/account/sessions/" + id + "/revoke").status()).isEqualTo(303);
        here.post("/account/sessions/revoke-others");
        assertThat(elsewhere.get("/account").status()).isEqualTo(303);
        assertThat(elsewhere.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(here.get("/account").status()).isEqualTo(200);
    }

    @Test
    void aTokenIsShownOnceAndWorksWithinItsScope() {
        var person = fresh();
        var browser = world.signIn(person);
        var made = browser.post("/account/tokens", "name", "Backup script", "scopes", "read", "days", "7");
        assertThat(made.status()).isEqualTo(201);
        var secret = made.find("(aum_[\\w-]{22}_[\\w-]{43})");
        assertThat(browser.get("/account/tokens").body()).contains("Backup script").doesNotContain(secret);
        var program = program(secret);
        var me = program.get("/api/v1/me");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.body()).contains(person.email());
        var change = program.json("PATCH", "/api/v1/me", "{\"name\":\"Changed\"}");
        assertThat(change.status()).isEqualTo(403);
        assertThat(program.get("/account").status()).as("tokens are for the API only").isEqualTo(303);
        var id = browser.get("/account/tokens").find("/account/tokens/([0-9a-f-]{36})/revoke");
        browser.post("/account/tokens/" + id + "/revoke");
        assertThat(program.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void aTokenNeedsNoFormTokenButACookieDoes() {
        var person = fresh();
        var browser = world.signIn(person);
        var secret =
                browser.json("POST", "/api/v1/tokens", "{\"name\":\"w\",\"scopes\":[\"read\",\"write\"],\"days\":1}")
                .find("\"secret\":\"([^\"]+)\"");
        assertThat(program(secret).json("PATCH", "/api/v1/me", "{\"name\":\"By Program\"}").status()).isEqualTo(200);
        var bare = browser.send(browser.request("/api/v1/me")
                .header("Content-Type", "application/json")
                .method("PATCH", java.net.http.HttpRequest.BodyPublishers.ofString("{\"name\":\"Forged\"}")));
        assertThat(bare.status()).isEqualTo(403);
        assertThat(browser.get("/api/v1/me").body()).contains("By Program");
    }

    @Test
    void aForgedBearerIsNobodyEvenBesideAGoodCookie() {
        var browser = world.signIn(fresh());
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
        browser.with("Authorization", "Bearer aum_" + "A".repeat(22) + "_" + "B".repeat(43));
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void joiningByAPageNeedsNothingButTheLink() {
        var browser = world.browserOf(world.ana());
        var email = "joiner" + NUMBER.incrementAndGet() + "@acme.example";
        var invited = browser.post("/admin/people/invite", "name", "Jo Iner", "email", email, "role", "guest");
        assertThat(invited.status()).isEqualTo(201);
        var path = invited.find("(/join/[\\w-]{22}\\.[\\w-]{43})");
        var newcomer = world.browser();
        assertThat(newcomer.get(path).body()).contains("Acme").contains(email);
        var weak = newcomer.post(path, "name", "Jo", "language", "en", "password", "short");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("At least 15 characters").contains("this one has 5");
        var in = newcomer.post(path, "name", "Jo", "language", "en", "password", "plum jam of Jo till spring");
        assertThat(in.status()).isEqualTo(303);
        assertThat(newcomer.get("/account").status()).isEqualTo(200);
        assertThat(world.browser().get(path).status()).isEqualTo(404);
        assertThat(world.browser().post(path, "name", "Thief", "password", "plum jam of Jo till spring").status())
                .isEqualTo(404);
    }

    private Browser program(String secret) {
        return world.browser().with("Authorization", "Bearer " + secret);
    }

    private Person fresh() {
        int number = NUMBER.incrementAndGet();
        return world.add(world.ana(), "Account " + number, "account" + number + "@acme.example", Role.MEMBER);
    }
}
