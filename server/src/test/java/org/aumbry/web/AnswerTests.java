package org.aumbry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@WebTest
class AnswerTests {

    @LocalServerPort
    int port;

    private WebClient client;

    @BeforeEach
    void connect() {
        client = new WebClient(port);
    }

    @Test
    void aPageCarriesItsFrame() {
        var page = client.get("/dev/reader?as=ana");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.body())
                .contains("<html lang=\"en\">", "Acme Group", "Search 14,208 documents you can see", "26 people")
                .containsOnlyOnce("<h1").containsOnlyOnce("<main");
    }

    @Test
    void aStaticFileMayBeKeptForEver() {
        var page = client.get("/dev/reader?as=ana").body();
        var address = page.replaceAll("(?s).*href=\"(/assets/[^\"]+css)\".*", "$1");
        var css = client.get(address, "Accept-Encoding", "identity");
        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Content-Type")).hasValue("text/css;charset=utf-8");
        assertThat(css.body()).contains("--verd");
        assertThat(client.get(address, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                .hasValue("gzip");
        assertThat(client.get(address.replaceAll("/assets/[0-9a-f]+", "/assets/0123456789abcdef")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void missingForbiddenAndUnknownAreTheSameBytes() {
        String[] session = {"Cookie", SignInCookie.NAME + "=the-same-sign-in"};
        var missing = client.get("/dev/missing?as=ana", session);
        var unknown = client.get("/no/such/page?as=ana", session);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo(missing.body());
        assertThat(names(unknown)).isEqualTo(names(missing));
        assertThat(client.get("/api/v1/missing?as=ana").body()).isEqualTo(client.get("/api/v1/none?as=ana").body())
                .contains("\"code\":\"not-found\"").contains("\"status\":404");
    }

    @Test
    void theApiAnswersWithProblemsWhateverIsAccepted() {
        var problem = client.get("/api/v1/none?as=ana", "Accept", "text/html");
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void whoIsTurnedAwayReadsWhenToComeBack() {
        for (var path : new String[] {"/dev/busy?as=ana", "/api/v1/busy?as=ana"}) {
            var busy = client.get(path);
            assertThat(busy.statusCode()).isEqualTo(503);
            assertThat(busy.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(busy.body()).contains("in a few seconds");
        }
        var tired = client.get("/api/v1/tired?as=ana");
        assertThat(tired.statusCode()).isEqualTo(429);
        assertThat(tired.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(client.get("/dev/missing?as=ana").headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void aFaultOfOursTellsNothingButANumber() {
        var page = client.get("/dev/broken?as=ana");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).doesNotContain("secret")
                .contains(page.headers().firstValue("X-Request-Id").orElseThrow());
        var problem = client.get("/api/v1/broken?as=ana");
        assertThat(problem.statusCode()).isEqualTo(500);
        assertThat(problem.body()).doesNotContain("secret").contains("\"code\":\"internal-server-error\"");
    }

    @Test
    void errorsSpeakTheLanguageOfTheBrowser() {
        assertThat(client.get("/sign-in", "Accept-Language", "fr-CA,fr;q=0.9").body()).contains("Il n'y a rien ici");
        assertThat(client.get("/sign-in", "Accept-Language", "de,es;q=0.5").body()).contains("Aquí no hay nada");
        assertThat(client.get("/sign-in", "Cookie", "__Host-aumbry-language=es", "Accept-Language", "fr").body())
                .contains("<html lang=\"es\">");
    }

    @Test
    void aStrangerIsSentToSignInAndAProgramIsTold() {
        var page = client.get("/dev/missing?page=2");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).hasValue("/sign-in?next=%2Fdev%2Fmissing%3Fpage%3D2");
        assertThat(client.get("/api/v1/missing").statusCode()).isEqualTo(401);
    }

    @Test
    void addressesThatTryTricksAreRefusedWithAllHeaders() {
        for (var path : new String[] {"/assets/..%2fadmin", "/a;b=c/d", "//x", "/%2e%2e/", "/a%00b",
                "/assets/%2e%2e/dev/reader"}) {
            assertThat(client.get(path).statusCode()).as(path).isIn(303, 400, 404);
        }
        assertThat(client.send(client.request("/").method("TRACE", HttpRequest.BodyPublishers.noBody())).statusCode())
                .isGreaterThanOrEqualTo(303);
        assertThat(client.send(client.request("/robots.txt").method("PUT", HttpRequest.BodyPublishers.noBody()))
                .statusCode())
                .isIn(403, 405);
    }

    @Test
    void anActNeedsTheTokenOfItsOwnBrowser() {
        var page = client.get("/sign-in");
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        var token = page.body().replaceAll("(?s).*name=\"csrf\" content=\"([^\"]+)\".*", "$1");
        var form = "language=fr&_csrf=" + token;
        assertThat(client.post("/language", form, "Cookie", cookie).statusCode()).isEqualTo(303);
        assertThat(client.post("/language", "language=fr", "Cookie", cookie, "X-CSRF-Token", token).statusCode())
                .isEqualTo(303);
        assertThat(client.post("/language", "language=fr", "Cookie", cookie).statusCode()).isEqualTo(403);
        assertThat(client.post("/language", form).statusCode()).isEqualTo(403);
        assertThat(client.post("/language", form + "x", "Cookie", cookie).statusCode()).isEqualTo(403);
        assertThat(client.post("/language", form, "Cookie", cookie, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(client.post("/language", form, "Cookie", cookie, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(client.post("/language", form, "Cookie", cookie, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(client.post("/language", form, "Cookie", cookie, "Origin", "https://localhost:" + port,
                "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(303);
    }

    @Test
    void anotherSiteMayLinkToAPageButNotLoadIt() {
        assertThat(client.get("/dev/reader?as=ana", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                .statusCode())
                .isEqualTo(200);
        assertThat(client.get("/dev/reader?as=ana", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors")
                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aToastIsShownOnceAfterTheRedirect() {
        var act = client.get("/dev/toast?as=ana");
        assertThat(act.statusCode()).isEqualTo(303);
        var cookie = act.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        var page = client.get("/dev/reader?as=ana", "Cookie", cookie);
        assertThat(page.body()).contains("Shared with Legal reviewers.", "action=\"/dev/undo\"", "Undo");
        assertThat(page.headers().allValues("Set-Cookie")).anyMatch(each -> each.startsWith(Flash.COOKIE + "=;"));
        assertThat(client.get("/dev/reader?as=ana", "Cookie", Flash.COOKIE + "=bm90anNvbg").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRedirectNeverLeavesThisHost() {
        assertThat(Paths.local("/documents/1?x=y")).isEqualTo("/documents/1?x=y");
        for (var foreign
                : new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "/\tx", "", "x"}) {
            assertThat(Paths.local(foreign)).as(foreign).isEqualTo("/");
        }
    }

    private static java.util.Set<String> names(HttpResponse<?> answer) {
        return answer.headers().map().keySet();
    }
}
