package org.aumbry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Browser;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AumbryTest
class SignInWebTests {

    private static final String PROTECTED = "/no-such-page";

    @Autowired
    World world;

    @Test
    void signingInLeavesOneStrictCookieAndLeadsOn() {
        var answer = world.browser()
                .post("/sign-in", "email", "ANA@acme.example ", "password", world.ana().password(), "next", "/x?y=1");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/x?y=1");
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .matches("__Host-aumbry=[\\w-]{22}\\.[\\w-]{43}~[\\w-]{43};.*")
                .contains("; Secure")
                .contains("; HttpOnly")
                .contains("; Path=/")
                .contains("SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void signingInNeverLeadsToAnotherHost() {
        for (var next
                : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"}) {
            var answer = world.browser()
                    .post("/sign-in", "email", world.bo().email(), "password", world.bo().password(), "next", next);
            assertThat(answer.location()).as(next).isEqualTo("/");
        }
    }

    @Test
    void unknownAddressAndWrongPasswordGetTheSameAnswer() {
        var wrong = attempt(world.browser(), world.ana().email(), "not her password at all");
        var unknown = attempt(world.browser(), "nobody@acme.example", "not her password at all");
        assertThat(wrong.status()).isEqualTo(401).isEqualTo(unknown.status());
        assertThat(neutral(wrong.body(), world.ana().email()))
                .isEqualTo(neutral(unknown.body(), "nobody@acme.example"));
        assertThat(wrong.header("Set-Cookie").orElse("")).doesNotContain("__Host-aumbry=");
    }

    @Test
    void withoutSignInPagesLeadToItAndTheApiRefuses() {
        var browser = world.browser();
        var page = browser.get("/account?tab=1");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.location()).isEqualTo("/sign-in?next=%2Faccount%3Ftab%3D1");
        var api = browser.get("/api/v1/me");
        assertThat(api.status()).isEqualTo(401);
        assertThat(api.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        assertThat(browser.get(PROTECTED).status()).isEqualTo(303);
    }

    @Test
    void eachSignInMakesANewCookieAndEndsTheOneBefore() {
        var browser = world.signIn(world.bo());
        var first = browser.sessionCookie();
        browser.post("/sign-in", "email", world.bo().email(), "password", world.bo().password());
        assertThat(browser.sessionCookie()).isNotEqualTo(first);
        assertThat(browser.get(PROTECTED).status()).isEqualTo(404);
        assertThat(withCookie(first).get(PROTECTED).status()).isEqualTo(303);
    }

    @Test
    void aCookieSetBeforehandIsNeverTakenOver() {
        var planted = "A".repeat(22) + "." + "B".repeat(43);
        var browser = withCookie(planted);
        browser.get("/sign-in");
        browser.setCookie("__Host-aumbry-form", browser.cookie("__Host-aumbry-form"));
        var answer = browser.postBare("/sign-in", Map.of(
                "email", world.bo().email(), "password", world.bo().password(), "_csrf", formToken(browser)));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(browser.sessionCookie()).isNotEqualTo(planted).isNotEmpty();
    }

    @Test
    void aFormWithoutItsTokenSignsNobodyIn() {
        var answer = world.browser()
                .postBare("/sign-in", Map.of("email", world.bo().email(), "password", world.bo().password()));
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void afterSignOutTheCookieOpensNothing() {
        var browser = world.signIn(world.bo());
        var cookie = browser.sessionCookie();
        var answer = browser.post("/sign-out");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(browser.sessionCookie()).isEmpty();
        assertThat(withCookie(cookie).get(PROTECTED).location()).startsWith("/sign-in");
    }

    @Test
    void aTokenOfOneNetworkIsNothingInAnother() {
        var acme = world.signIn(world.bo()).sessionCookie();
        var globex = world.signIn(world.dee()).sessionCookie();
        var mixed = globex.substring(0, 22) + acme.substring(22);
        assertThat(withCookie(mixed).get(PROTECTED).status()).isEqualTo(303);
    }

    private Browser withCookie(String cookie) {
        var browser = world.browser();
        browser.setCookie("__Host-aumbry", cookie);
        return browser;
    }

    /** The token a page shows a browser whose session cookie means nothing. */
    private static String formToken(Browser browser) {
        return browser.get("/sign-in").find("name=\"_csrf\" value=\"([^\"]+)\"");
    }

    private static org.aumbry.testing.Answer attempt(Browser browser, String email, String password) {
        return browser.post("/sign-in", "email", email, "password", password);
    }

    private static String neutral(String body, String email) {
        return body.replace(email, "ADDRESS").replaceAll("value=\"[\\w-]{43}\"|content=\"[\\w-]{43}\"", "TOKEN");
    }
}
