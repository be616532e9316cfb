package org.aumbry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;

/** What every answer of the server must satisfy, whatever was asked; each test client applies it to all it gets. */
public final class AnswerChecks {

    /** Parts of the journal's tree, which never change. */
    private static final Pattern HASHES = Pattern.compile("/api/v1/log/(tile/.*|consistency)");

    /** Say which SAML request a browser made, and for whom; the answer is a form of the provider's site. */
    private static final Pattern FROM_FOREIGN_FORM = Pattern.compile("__Host-aumbry-(sso|look)=");

    private static final Map<String, String> EXACT = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    /**
     * Pictures of pages may be kept by the browser that got them, which asks each time whether it may still show them.
     */
    private static final Pattern PICTURE = Pattern.compile("(/api/v1)?/documents/[0-9a-f-]{36}/versions/\\d+/"
            + "(pages/\\d+(-small)?\\.jpg|pages/\\d+/image|cover-\\d+\\.jpg)");

    /** The container refuses some addresses by itself; only the headers that need no name reach those answers. */
    private static final int BEFORE_ANY_FILTER = 400;

    private AnswerChecks() {}

    /** Fails unless the answer carries the security headers once each, and tells nothing about what runs here. */
    public static void headers(HttpResponse<?> answer) {
        var headers = answer.headers();
        var what = answer.request().method() + " " + answer.request().uri().getPath() + " -> " + answer.statusCode();
        EXACT.forEach((name, value) -> assertThat(headers.allValues(name)).as(what + " " + name)
                .containsExactly(value));
        assertThat(headers.allValues("Content-Security-Policy")).as(what).singleElement().asString()
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .contains("base-uri 'none'", "frame-ancestors", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "*", "http:", "https:");
        assertThat(headers.allValues("Strict-Transport-Security")).as(what).singleElement().asString()
                .startsWith("max-age=63072000");
        assertThat(headers.allValues("Permissions-Policy")).as(what).hasSize(1);
        if (answer.statusCode() != BEFORE_ANY_FILTER) {
            assertThat(headers.firstValue("X-Request-Id")).as(what).isPresent();
        }
        assertThat(headers.firstValue("Server")).as(what).isEmpty();
        assertThat(headers.firstValue("X-Powered-By")).as(what).isEmpty();
        caching(answer, what);
        cookies(answer, what);
    }

    private static void caching(HttpResponse<?> answer, String what) {
        var path = answer.request().uri().getPath();
        boolean given = answer.statusCode() < 400;
        var expected = "private, no-store";
        if (path.startsWith("/assets/") && answer.statusCode() == 200) {
            expected = "public, max-age=31536000, immutable";
        } else if (given && PICTURE.matcher(path).matches()) {
            expected = "no-cache, private";
        } else if (given && HASHES.matcher(path).matches()) {
            expected = "private, max-age=31536000, immutable";
        }
        assertThat(answer.headers().allValues("Cache-Control")).as(what).singleElement().asString()
                .isEqualTo(expected);
    }

    private static void cookies(HttpResponse<?> answer, String what) {
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            assertThat(cookie).as(what)
                    .startsWith("__Host-").contains("Secure").contains("HttpOnly").contains("Path=/")
                    .containsPattern("SameSite=(Lax|"
                            + (FROM_FOREIGN_FORM.matcher(cookie).lookingAt() ? "None)" : "Strict)"))
                    .doesNotContain("Domain=");
        }
        if (answer.statusCode() >= 500) {
            assertThat(String.valueOf(answer.body())).as(what)
                    .doesNotContain("Exception", "org.aumbry", "org.springframework", "\tat ");
        }
    }
}
