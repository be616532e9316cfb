package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.aumbry.kernel.Factor;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Chromium;
import org.aumbry.testing.Chromium.Look;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passkeys in a real browser, with its own virtual authenticator. */
@AumbryTest
@Tag("slow")
class PasskeyBrowserTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    World world;

    @Autowired
    Gate gate;

    @Autowired
    IdentityStoreAccess store;

    @Test
    void aPasskeyIsAddedAndThenEnoughByItself() {
        var person = fresh();
        try (var context = Chromium.open(Look.LIGHT); var page = context.newPage()) {
            var complaints = Chromium.complaints(page);
            device(context, page, true);
            signIn(page, person);
            addPasskey(page, "Laptop");
            assertThat(page.locator("main").textContent()).contains("Laptop", "Copy these recovery codes now");
            signOut(page);
            open(page, "/sign-in?next=/account/security");
            page.getByRole(AriaRole.BUTTON, named("Use a passkey")).click();
            arrive(page, "/account/security");
            assertThat(shown(context)).containsExactly(Factor.PASSKEY);
            page.getByRole(AriaRole.BUTTON, named("Do without a password")).click();
            page.waitForLoadState();
            assertThat(page.locator("main").textContent()).contains("You have no password");
            signOut(page);
            var refused = world.browser().post("/sign-in", "email", person.email(), "password", person.password());
            assertThat(refused.status()).as("the password opens nothing any more").isEqualTo(401);
            open(page, "/sign-in");
            page.getByRole(AriaRole.BUTTON, named("Use a passkey")).click();
            page.waitForURL("**/");
            old(person);
            open(page, "/account/security/app");
            assertThat(page.url()).contains("/step-up");
            page.getByRole(AriaRole.BUTTON, named("Use a passkey")).click();
            arrive(page, "/account/security/app");
            assertThat(complaints.stream().filter(each -> !each.contains("404")).toList()).isEmpty();
        }
    }

    @Test
    void aPasskeyIsASecondFactorBesideThePassword() {
        var person = fresh();
        try (var context = Chromium.open(Look.DARK); var page = context.newPage()) {
            device(context, page, true);
            signIn(page, person);
            addPasskey(page, "Phone");
            signOut(page);
            signIn(page, person);
            assertThat(page.locator("h1").textContent()).isEqualTo("One more thing");
            Chromium.inspect(page, "second-factor", Look.DARK);
            page.getByRole(AriaRole.BUTTON, named("Use a passkey")).click();
            page.waitForURL("**/");
            assertThat(shown(context)).containsExactlyInAnyOrder(Factor.PASSWORD, Factor.PASSKEY);
        }
    }

    @Test
    void aDeviceThatDoesNotVerifyItsUserIsNotTaken() {
        var person = fresh();
        try (var context = Chromium.open(Look.LIGHT); var page = context.newPage()) {
            device(context, page, false);
            signIn(page, person);
            addPasskey(page, "Stick");
            assertThat(store.rows(person.tenant(), "select 1 from passkey where user_id = ?", person.id().value()))
                    .isEmpty();
        }
    }

    @Test
    void anAnswerCountsOnceAndAForgedOneNever() {
        var browser = world.browser();
        for (var answer : new String[] {"", "{}", "null", "[]", "{\"id\":\"AA\",\"rawId\":\"AA\","
                + "\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\","
                + "\"authenticatorData\":\"AA\",\"signature\":\"AA\"}}"}) {
            var refused = browser.post("/sign-in/passkey", "answer", answer);
            assertThat(refused.status()).as(answer).isEqualTo(401);
            assertThat(browser.sessionCookie()).isEmpty();
        }
        var person = fresh();
        try (var context = Chromium.open(Look.LIGHT); var page = context.newPage()) {
            device(context, page, true);
            signIn(page, person);
            addPasskey(page, "Laptop");
            signOut(page);
            open(page, "/sign-in");
            var posted = new AtomicReference<String>();
            page.onRequest(request -> {
                if (request.method().equals("POST") && request.url().endsWith("/sign-in/passkey")) {
                    posted.set(request.postData());
                }
            });
            page.getByRole(AriaRole.BUTTON, named("Use a passkey")).click();
            page.waitForURL("**/");
            var answer = URLDecoder.decode(
                    posted.get().replaceAll("(?s).*\\banswer=([^&]*).*", "$1"), StandardCharsets.UTF_8);
            assertThat(answer).contains("clientDataJSON");
            assertThat(browser.post("/sign-in/passkey", "answer", answer).status()).as("again").isEqualTo(401);
            assertThat(browser.sessionCookie()).isEmpty();
        }
    }

    private static void device(BrowserContext context, Page page, boolean verifies) {
        CDPSession devtools = context.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", verifies);
        options.addProperty("automaticPresenceSimulation", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        devtools.send("WebAuthn.addVirtualAuthenticator", arguments);
    }

    private void signIn(Page page, Person person) {
        open(page, "/sign-in");
        page.getByLabel("E-mail").fill(person.email());
        page.getByRole(AriaRole.BUTTON, named("Continue")).click();
        page.getByLabel("Password").fill(person.password());
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        page.waitForLoadState();
        Chromium.settle(page);
    }

    private void addPasskey(Page page, String name) {
        open(page, "/account/security");
        page.getByLabel("Name of the passkey").fill(name);
        page.getByRole(AriaRole.BUTTON, named("Add a passkey")).click();
        for (int i = 0; i < 100 && !done(page); i++) {
            page.waitForTimeout(50);
        }
        Chromium.settle(page);
    }

    private static boolean done(Page page) {
        return page.locator(".banner").count() > 0 || page.locator("passkey-button p:not([hidden])").count() > 0;
    }

    private void signOut(Page page) {
        page.evaluate("document.querySelector('form[action=\"/sign-out\"]').submit()");
        page.waitForURL("**/sign-in");
    }

    private void open(Page page, String path) {
        page.navigate(world.base().resolve(path).toString());
        Chromium.settle(page);
    }

    private static void arrive(Page page, String path) {
        page.waitForURL(url -> url.endsWith(path) && !url.contains("?"));
    }

    private Set<Factor> shown(BrowserContext context) {
        var cookie = context.cookies().stream()
                .filter(each -> each.name.equals("__Host-aumbry"))
                .findFirst()
                .orElseThrow()
                .value;
        return gate.bySession(cookie, new Origin("127.0.0.1", "")).orElseThrow().principal().proof().factors();
    }

    /** Lets the last look at the person be an hour ago. */
    private void old(Person person) {
        store.change(person.tenant(), "update session set proven_at = proven_at - interval '1 hour'"
                + " where user_id = ?", person.id().value());
    }

    private Person fresh() {
        int number = NUMBER.incrementAndGet();
        return world.add(world.ana(), "Key " + number, "key" + number + "@acme.example", Role.MEMBER);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
